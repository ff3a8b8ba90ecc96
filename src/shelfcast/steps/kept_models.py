"""What was learned at each run, from which data, with which settings, and how right it was?

    models/objects/<hash>.txt   LightGBM's own text of the trees, named by its content
    models/runs/<id>.json       data, settings, scores, what was learned, and the watch

A run is named by its data and settings: the same inputs are the same run, and learn the same trees.
Nothing is ever taken out, so that older runs stay comparable. Text and JSON, and no pickles:
reading them runs no code. Each run is watched beside the one before: whether demand has moved, and
whether the forecasts published then were as right, on days since past, as the backtest had said.
Models are learned anew whenever the data or the settings change, so that what passes a bound is
told and is mended by the same run; unless the settings ask for the trees to be used again while
nothing passes one (reuse.py).
Not here: the watch's numbers (forecast/watch.py), MLflow (mlflow_runs.py).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast import __version__, forecast, warehouse
from shelfcast.contracts import MODEL_RUNS
from shelfcast.errors import DamagedProjectError, NoDataError
from shelfcast.forecast import ForecastResult, watch
from shelfcast.project import ForecastSettings, Project
from shelfcast.steps.periods import periods

SCORED = ("level", "model", "chosen", "wape", "bias", "naive_wape", "coverage80", "pinball")
FINEST_FIRST = ("store_product", "product", "store_category", "category", "store", "region")


@dataclass(frozen=True)
class Before:
    """What the watch needs of the time before a run: its record, and what it had published."""

    record: Mapping[str, Any] | None
    published: pl.DataFrame | None


def before(project: Project) -> Before:
    """The newest run kept and the forecasts of the work file, before they are replaced."""
    known = records(project.root)
    try:
        published = warehouse.read_frame(project.warehouse, "forecast_drivers")
    except NoDataError:
        published = None
    return Before(known[-1] if known else None, published)


def keep(
    project: Project, print_now: str, result: ForecastResult, earlier: Before
) -> dict[str, Any]:
    """Keep the run and publish the list of all; its record.

    print_now: the fingerprint of its data and settings.
    """
    place, told = project.warehouse, project.settings.forecast
    demand = read_demand(place)
    shares = watch.shares(demand)
    record: dict[str, Any] = {
        "id": print_now[:12],
        "version": __version__,
        "code": code(),
        "made_at": datetime.now(UTC).replace(tzinfo=None, microsecond=0).isoformat(),
        "data": {"build": warehouse.get_state(place, "build"), **_span(demand)},
        "settings": as_run(told, demand),
        "models": _kept(project.root, print_now[:12], result, earlier.record),
        "meaning": result.meaning,
        "choice": list(result.notes),
        "scores": result.scores.select(SCORED).to_dicts(),
        "shares": list(shares),
        "watch": watched(earlier, demand, shares, told),
    }
    path = project.root / "models" / "runs" / f"{record['id']}.json"
    if path.exists():
        # The same data and settings: what was kept stays, with the time it was first made.
        record["made_at"] = _read(path)["made_at"]
        record["watch"] = _read(path)["watch"]
    _write(path, json.dumps(record, indent=1, sort_keys=True))
    warehouse.write_frame(place, MODEL_RUNS.name, listed(records(project.root)))
    return record


def as_run(told: ForecastSettings, demand: pl.DataFrame) -> dict[str, Any]:
    """The settings, with the length and number of periods also where they leave them out."""
    return told.model_dump(mode="json") | asdict(periods(told, demand))


def read_demand(place: Path) -> pl.DataFrame:
    """What the watch needs of the demand: store_id, product_id, ds, y."""
    return warehouse.read_rows(place, "demand", ("store_id", "product_id", "ds", "y"))


def code() -> str:
    """A fingerprint of the forecast room's sources: what was learned by other code is other."""
    folder, found = Path(str(forecast.__file__)).parent, hashlib.sha256()
    for file in sorted(folder.rglob("*.py")):
        found.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return found.hexdigest()[:16]


def text_of(root: Path, name: str) -> str:
    """What was learned, by the hash it is kept under. Raises DamagedProjectError."""
    path = root / "models" / "objects" / f"{name}.txt"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedProjectError(
            f"The kept model {path.name} does not read.",
            evidence=[str(error)],
            fix='set forecast.retrain = "always"; the models are learned anew from the data',
        ) from error


def records(root: Path) -> list[dict[str, Any]]:
    """Every run kept, the oldest first."""
    found = [_read(path) for path in (root / "models" / "runs").glob("*.json")]
    return sorted(found, key=lambda record: (record["made_at"], record["data"]["last_day"]))


def listed(known: list[dict[str, Any]]) -> pl.DataFrame:
    """The MODEL_RUNS frame."""
    rows = [_row(record) for record in known]
    return pl.DataFrame(rows, schema=MODEL_RUNS.schema())


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    chosen = [score for score in record["scores"] if score["chosen"]]
    order = {level: place for place, level in enumerate(FINEST_FIRST)}
    chosen.sort(key=lambda score: order.get(score["level"], len(order)))
    score = chosen[0] if chosen else dict.fromkeys(SCORED)
    data, seen = record["data"], record["watch"]
    return {
        "run_id": record["id"],
        "made_at": datetime.fromisoformat(record["made_at"]),
        "last_day": date.fromisoformat(data["last_day"]),
        "series": data["series"],
        "horizon": record["settings"]["horizon"],
        "freq": record["settings"]["freq"],
        "models": ", ".join(record["settings"]["models"]),
        "level": score["level"],
        **{name: score[name] for name in ("wape", "naive_wape", "bias", "coverage80")},
        "stability": seen["stability"],
        "live_error": seen["live_error"],
        "passed_bound": seen["passed_bound"],
        "said": seen["said"],
    }


def watched(
    earlier: Before, demand: pl.DataFrame, shares: tuple[float, ...], told: ForecastSettings
) -> dict[str, Any]:
    """How the time since the run before looks beside it."""
    nothing = {"against": None, "stability": None, "live_error": None, "live_days": 0}
    if earlier.record is None:
        return {**nothing, "expected_error": None, "passed_bound": False, "said": ""}
    moved = watch.stability(earlier.record["shares"], shares)
    expected = _expected(earlier.record)
    live, days = None, 0
    if earlier.published is not None and earlier.record["settings"]["freq"] == "D":
        live, days = watch.live_error(earlier.published, demand)
    said = []
    if moved > told.drift_bound:
        said.append(f"Demand has moved since the run before (index {moved:.2f}).")
    if live is not None and expected and live > told.error_bound * expected:
        said.append(
            f"Forecasts missed by {live:.1%} over {days} days since, where the backtest had said "
            f"{expected:.1%}."
        )
    return {
        "against": earlier.record["id"],
        "stability": moved,
        "live_error": live,
        "live_days": days,
        "expected_error": expected,
        "passed_bound": bool(said),
        "said": " ".join([*said, "The models were learned anew."] if said else []),
    }


def _expected(record: Mapping[str, Any]) -> float | None:
    """The WAPE that the backtest told for products in stores."""
    found = [s["wape"] for s in record["scores"] if s["chosen"] and s["level"] == "store_product"]
    return found[0] if found else None


def _span(demand: pl.DataFrame) -> dict[str, Any]:
    return {
        "first_day": str(demand["ds"].min()),
        "last_day": str(demand["ds"].max()),
        "rows": demand.height,
        "series": demand.select("store_id", "product_id").n_unique(),
    }


def _kept(
    root: Path, run: str, result: ForecastResult, before: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Model to where its text is kept, and the run that learned it."""
    found = {name: _object(root, text) for name, text in result.learned.items()}
    for name, kept in found.items():
        again = name in result.reused
        kept["learned_in"] = before["models"][name]["learned_in"] if before and again else run
    return found


def _object(root: Path, text: str) -> dict[str, Any]:
    """Keep the text under the hash of what it says, once."""
    name = hashlib.sha256(text.encode()).hexdigest()
    path = root / "models" / "objects" / f"{name}.txt"
    if not path.exists():
        _write(path, text)
    return {"object": name, "bytes": len(text.encode())}


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".tmp")
    waiting.write_text(text, encoding="utf-8")
    waiting.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DamagedProjectError(
            f"The kept run {path.name} does not read.",
            evidence=[str(error)],
            fix=f"move {path} away; the models are learned anew from the data",
        ) from error
    return found
