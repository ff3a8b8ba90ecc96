"""How does what a person knows get into the forecasts, and stay there until it is taken back?

What was said is a log in the lake that is only added to. At each run the overrides that hold are
applied to what the models made, the replaced rows are kept beside, and those of days that have
passed are scored. A forecast is taken back to what the models made by leaving the override out, not
by forecasting again.
Not here: what an override does to numbers (forecast/overrides.py). The caller holds the lock.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts import (
    OVERRIDDEN_FORECASTS,
    OVERRIDDEN_WINDOWS,
    OVERRIDE_EFFECTS,
    OVERRIDE_LOG,
    OVERRIDE_SCORES,
    OVERRIDES,
)
from shelfcast.errors import NoDataError
from shelfcast.forecast import overrides as rules
from shelfcast.forecast.override_scores import override_scores
from shelfcast.lake import Lake, Zone, append_frame, open_lake, read_frame
from shelfcast.project import Freq
from shelfcast.steps.step import Outcome, Run, Step, fingerprint

STATE = "overrides"
KEPT = (OVERRIDES, OVERRIDE_SCORES, OVERRIDE_LOG, OVERRIDE_EFFECTS)
MASTERS = {"stores": ("store_id", "region"), "products": ("product_id", "category")}
UNKNOWN = {"region": "unknown", "category": "uncategorised"}


def said(lake: Lake) -> pl.DataFrame:
    """The log, oldest first."""
    return read_frame(lake, Zone.LOGS, OVERRIDE_LOG.name, OVERRIDE_LOG).sort(
        "said_at", maintain_order=True
    )


def log(lake: Lake, rows: list[Mapping[str, Any]]) -> None:
    """Add to the log. `said_at` is now."""
    now = datetime.now(UTC).replace(tzinfo=None)
    told = [{**row, "said_at": now} for row in rows]
    append_frame(
        lake, Zone.LOGS, pl.DataFrame(told, schema=OVERRIDE_LOG.schema()), OVERRIDE_LOG.name
    )


def leaves(place: Path, freq: Freq | None) -> pl.DataFrame:
    """Every store x product and period forecast, as the models made it, with where it belongs.

    Columns store_id, product_id, region, category, ds, until, mean.
    """
    made = warehouse.read_frame(place, "forecast_drivers")
    if made.is_empty():
        raise NoDataError("There are no forecasts to override.", fix="shelfcast forecast")
    step = {"D": "1d", "W": "1w", "M": "1mo"}[period_of(made["ds"], freq)]
    until = (pl.col("ds").dt.offset_by(step) - pl.duration(days=1)).cast(pl.Date)
    made = made.select("store_id", "product_id", "ds", until.alias("until"), "mean")
    return belonging(place, made)


def belonging(place: Path, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the region of its store and the category of its product."""
    for table, (key, told) in MASTERS.items():
        master = warehouse.read_frame(place, table).select(key, told).unique(key, keep="first")
        frame = frame.join(master, on=key, how="left", maintain_order="left")
        frame = frame.with_columns(pl.col(told).fill_null(UNKNOWN[told]))
    return frame


def current(history: pl.DataFrame) -> pl.DataFrame:
    """One row an override: what was said, `ended` (null while it holds), who took it back, why."""
    made = history.filter(action="made").drop("action")
    back = history.filter(action="withdrawn").select(
        "override_id",
        pl.col("first_day").alias("ended"),
        pl.col("author").alias("withdrawn_by"),
        pl.col("reason").alias("withdrawn_because"),
    )
    return made.join(back, on="override_id", how="left", maintain_order="left")


def apply_overrides(run: Run) -> str | None:
    """Bring the forecasts in line with the log; a sentence on what was done, None for nothing."""
    place, lake = run.project.warehouse, open_lake(run.project.lake)
    history = said(lake)
    now = fingerprint(warehouse.get_state(place, "forecast"), history.to_dicts())
    if warehouse.get_state(place, STATE) == now:
        return None
    if history.is_empty():
        warehouse.write_frames(place, _none(), step=STATE, fingerprint=now)
        return None
    try:
        parts = leaves(place, run.project.settings.forecast.freq)
    except NoDataError:
        return None
    frames, held = _applied(place, lake, current(history), parts)
    warehouse.write_frames(
        place, frames | {OVERRIDE_LOG.name: history}, step=STATE, fingerprint=now
    )
    return f"{held:,} {'override holds' if held == 1 else 'overrides hold'}"


def _none() -> dict[str, pl.DataFrame]:
    frames = (*KEPT, OVERRIDDEN_FORECASTS, OVERRIDDEN_WINDOWS)
    return {frame.name: frame.empty() for frame in frames}


def period_of(starts: pl.Series, freq: Freq | None) -> Freq:
    """The length of the periods that were forecast; the setting, where one period tells nothing."""
    days = starts.unique().sort()
    if days.len() < 2:
        return freq or "D"
    step = (days[1] - days[0]).days
    return "D" if step < 7 else "W" if step < 28 else "M"


def _applied(
    place: Path, lake: Lake, overrides: pl.DataFrame, parts: pl.DataFrame
) -> tuple[dict[str, pl.DataFrame], int]:
    """The frames with the overrides that hold in them, what they replaced, and the scores."""
    first = parts["ds"].min()
    assert isinstance(first, date)
    ahead = overrides.filter(pl.col("ended").is_null() & (pl.col("last_day") >= first))
    done = rules.apply(
        _restored(place, "forecasts", OVERRIDDEN_FORECASTS.name, rules.ROW),
        _restored(place, "window_demand", OVERRIDDEN_WINDOWS.name, [*rules.LEAF, "days"]),
        parts,
        [_rule(row) for row in ahead.iter_rows(named=True)],
    )
    effects = _recorded(lake, done.effects, overrides)
    frames = {
        "forecasts": done.forecasts,
        "window_demand": done.window_demand,
        OVERRIDDEN_FORECASTS.name: done.replaced_forecasts,
        OVERRIDDEN_WINDOWS.name: done.replaced_windows,
        OVERRIDE_EFFECTS.name: effects,
        OVERRIDES.name: _listed(overrides, effects, first),
        OVERRIDE_SCORES.name: _scores(place, effects, overrides),
    }
    return frames, ahead.height


def _rule(row: Mapping[str, Any]) -> rules.Override:
    return rules.Override(
        row["override_id"],
        row["level"],
        row["unique_id"],
        row["first_day"],
        row["last_day"],
        row["kind"],
        row["amount"],
    )


def _restored(place: Path, name: str, kept: str, key: list[str]) -> pl.DataFrame:
    """The table as the models made it: the rows that were replaced are put back."""
    now = warehouse.read_frame(place, name)
    try:
        before = warehouse.read_frame(place, kept)
    except NoDataError:
        return now
    rest = now.join(before.select(key), on=key, how="anti", maintain_order="left")
    return pl.concat([rest, before.select(now.columns)])


def _recorded(lake: Lake, effects: pl.DataFrame, overrides: pl.DataFrame) -> pl.DataFrame:
    """Every record of what overrides did, those of this run added where they say something new."""
    known = read_frame(lake, Zone.LOGS, OVERRIDE_EFFECTS.name, OVERRIDE_EFFECTS)
    known = known.sort("recorded_at", maintain_order=True)
    key = ["override_id", "ds"]
    latest = known.unique(key, keep="last").select(*key, "without", "changed")
    same = ["override_id", "ds", "without", "changed"]
    fresh = effects.join(latest, on=same, how="anti", maintain_order="left")
    fresh = fresh.join(overrides.select(OVERRIDE_EFFECTS.names[:5]), on="override_id")
    told = OVERRIDE_EFFECTS.conform(
        fresh.with_columns(recorded_at=pl.lit(datetime.now(UTC).replace(tzinfo=None)))
    )
    append_frame(lake, Zone.LOGS, told, OVERRIDE_EFFECTS.name)
    return pl.concat([OVERRIDE_EFFECTS.conform(known), told])


def _listed(overrides: pl.DataFrame, effects: pl.DataFrame, first: date) -> pl.DataFrame:
    """The OVERRIDES frame: each with its status and what it did to its days."""
    latest = effects.unique(["override_id", "ds"], keep="last", maintain_order=True)
    sums = latest.group_by("override_id").agg(pl.col("without", "changed").sum())
    over = pl.col("last_day") < first
    status = pl.when(pl.col("ended").is_not_null()).then(pl.lit("withdrawn"))
    listed = overrides.join(sums, on="override_id", how="left", maintain_order="left")
    return OVERRIDES.conform(
        listed.with_columns(
            status=status.when(over).then(pl.lit("over")).otherwise(pl.lit("ahead"))
        )
    ).select(OVERRIDES.names)


def _scores(place: Path, effects: pl.DataFrame, overrides: pl.DataFrame) -> pl.DataFrame:
    sold = warehouse.read_frame(place, "demand").select("store_id", "product_id", "ds", "y")
    first = effects["ds"].min()
    if not isinstance(first, date):
        return OVERRIDE_SCORES.empty()
    sold = belonging(place, sold.filter(pl.col("ds") >= first - timedelta(days=1)))
    return override_scores(effects, overrides, sold) if sold.height else OVERRIDE_SCORES.empty()


def _override(run: Run) -> Outcome:
    done = apply_overrides(run)
    return Outcome("override", done is not None, done or "nothing was said since")


OVERRIDE = Step("override", _override)
