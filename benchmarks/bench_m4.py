"""How good are the room's own models, and their choice, on the weekly series of the M4 competition?

359 series without drivers, 13 weeks ahead, scored as M4 did (scorers/m4.py). Nothing is set for
this data: the models are those that forecast any sums, and how they are weighed is decided by
choose.py on cutoffs inside the train part; the test part is for the table alone. Each series is
told as multiples of its own mean change up to the earliest cutoff, so that all weigh alike, as they
do in M4's scores. Ragged series end together.

    python benchmarks/bench_m4.py [FOLDER] [--inside N]

FOLDER holds Weekly-train.csv and Weekly-test.csv (default: data/m4_weekly or $M4_WEEKLY). `--inside
N` leaves the test part alone and scores the 13 weeks that begin N x 13 before the end of the train
part in its place.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

sys.path.insert(0, str(Path(__file__).parent))
from scorers import m4

from shelfcast.forecast.backtest import rolling
from shelfcast.forecast.cadence import CADENCES
from shelfcast.forecast.choose import KINDS, choose
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.mixture import errors, mixed
from shelfcast.forecast.series import Floats, Panel

HORIZON = 13
PUBLISHED = (
    "best published 0.739, winner of the whole 0.851, theta 0.971, median of ETS, CES, theta 0.920"
)
MODELS = ("seasonal_naive", "theta", "auto_ets", "ces", "mstl")
Series = dict[str, Floats]


def read(path: Path) -> Series:
    """Each series by its name; empty cells are after its end."""
    with path.open(newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return {row[0]: np.array([float(v) for v in row[1:] if v not in ("", "NA")]) for row in rows}


def scales(train: Series, config: ForecastConfig) -> Floats:
    """The mean change of each series before the earliest cutoff of the backtest."""
    last = HORIZON * (config.cutoffs + 2)
    return np.array([np.abs(np.diff(y[:-last] if len(y) > last + 2 else y[:2])).mean() or 1.0
                     for y in train.values()])  # fmt: skip


def panel_of(train: Series, scale: Floats) -> Panel:
    """The panel of the series, all ending together; a period is a week, always open."""
    cadence = CADENCES["W"]
    length = min(max(map(len, train.values())), cadence.kept + HORIZON * 6)
    rate = np.full((len(train), length), np.nan)
    for row, y in enumerate(train.values()):
        kept = y[-length:] / scale[row]
        rate[row, length - len(kept) :] = kept
    size = len(train)
    names = list(train)
    none = np.zeros(rate.shape, dtype=np.float32)
    return Panel(
        keys=pl.DataFrame({"store_id": names, "product_id": names}).with_columns(
            region=pl.lit("m4"), category=pl.lit("m4")
        ),
        cadence=cadence,
        dates=cadence.starts(np.datetime64("2000-01-03"), length + HORIZON),
        length=length,
        rate=rate,
        price=none,
        promotion=none,
        censored=none,
        open_days=np.ones((size, length + HORIZON), dtype=np.float32),
        store=np.arange(size, dtype=np.int64),
        start=np.isnan(rate).argmin(axis=1).astype(np.int64),
    )


def scored(train: Series, test: Series, forecasts: Floats) -> tuple[float, float]:
    """(sMAPE, MASE), means over the series."""
    smape = [m4.smape(test[name], f) for name, f in zip(train, forecasts, strict=True)]
    mase = [m4.mase(train[name], test[name], f) for name, f in zip(train, forecasts, strict=True)]
    return float(np.mean(smape)), float(np.mean(mase))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default=os.environ.get("M4_WEEKLY", "data/m4_weekly"))
    parser.add_argument("--inside", type=int, default=0)
    parser.add_argument("--models", default=",".join(MODELS))
    told = parser.parse_args()
    folder = Path(told.folder)
    if not (folder / "Weekly-train.csv").exists():
        print(f"skipped: {folder} holds no Weekly-train.csv; name the folder that does")
        return
    train, test = read(folder / "Weekly-train.csv"), read(folder / "Weekly-test.csv")
    if told.inside:
        back = HORIZON * told.inside
        whole = {n: y for n, y in train.items() if len(y) - back > 2 * HORIZON}
        train = {n: y[:-back] for n, y in whole.items()}
        test = {n: y[len(y) - back :][:HORIZON] for n, y in whole.items()}
    report(train, test, tuple(told.models.split(",")))


def report(train: Series, test: Series, models: tuple[str, ...]) -> None:
    """One line a model, one a kind of choice, and the choice itself."""
    config = ForecastConfig(freq="W", horizon=HORIZON, cutoffs=3)
    scale = scales(train, config)
    panel = panel_of(train, scale)
    began = time.perf_counter()
    origins, last = rolling(panel, models, config, HORIZON)
    seconds = time.perf_counter() - began
    missed = [errors(panel.truth, at, HORIZON) for at in origins]
    choice = choose(missed, tuple(last.units), last.classes)
    naive = scored(train, test, np.stack([m4.naive2(y, HORIZON) for y in train.values()]))
    print(f"{'':24}{'sMAPE':>8}{'MASE':>8}{'OWA':>8}")
    lines = {"Naive2": np.stack([m4.naive2(y, HORIZON) for y in train.values()]) / scale[:, None]}
    lines |= last.units
    lines |= {f"by {k}": mixed(weigh(missed, last.classes), last) for k, weigh in KINDS.items()}
    lines["the choice"] = mixed(choice.weights, last)
    for name, units in lines.items():
        of = scored(train, test, units * scale[:, None])
        print(f"{name:24}{of[0]:8.3f}{of[1]:8.3f}{m4.owa(of, naive):8.3f}")
    for of, name in enumerate(CLASSES):
        if (last.classes == of).any():
            print(f"{name}: {choice.kinds[of]}: {choice.said(last.classes, of)}")
    print(f"{len(train)} series, {len(origins) + 1} forecasts each, {seconds:.0f} s; {PUBLISHED}")


if __name__ == "__main__":
    main()
