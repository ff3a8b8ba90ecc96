"""What does a training job of SageMaker run, so that it makes the forecasts we would make here?

    ENTRYPOINT ["python", "-m", "shelfcast.steps.in_container"]

Reads the inputs and the settings where SageMaker puts them (below `root`/input/data/training), and
leaves the frames where it takes a model from (`root`/model). What went wrong is left in
`root`/output/failure, which SageMaker shows as the job's reason.
Not here: sending and fetching (sagemaker.py).
"""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast.errors import ShelfcastError
from shelfcast.forecast import Drivers, ForecastConfig, make
from shelfcast.steps.sagemaker import AHEAD, CHANNEL, INPUTS, packed

ROOT = Path("/opt/ml")


def main(root: Path = ROOT) -> int:
    """0 where the forecasts were made, else the error's exit code."""
    given, model, output = root / "input" / "data" / CHANNEL, root / "model", root / "output"
    model.mkdir(parents=True, exist_ok=True)
    output.mkdir(parents=True, exist_ok=True)
    try:
        read = (pl.read_parquet(given / f"{name}.parquet") for name in INPUTS)
        demand, closures, products, stores = read
        told = json.loads((given / "config.json").read_text())
        listed: Any = {k: tuple(v) if isinstance(v, list) else v for k, v in told.items()}
        config = ForecastConfig(**listed)
        result = make(demand, closures, products, stores, config, ahead=_ahead(given))
    except ShelfcastError as error:
        (output / "failure").write_text(str(error))
        return error.exit_code
    for name, body in packed(result).items():
        (model / name).write_bytes(body)
    return 0


def _ahead(given: Path) -> Drivers:
    """What was told of the days to come."""
    return Drivers(
        **{one.name: pl.read_parquet(given / AHEAD.format(one.name)) for one in fields(Drivers)}
    )


if __name__ == "__main__":
    sys.exit(main())
