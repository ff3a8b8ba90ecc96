"""Step 3: what will be sold, day by day, at every level?

Where there is too little to forecast from, the frames are empty and the outcome says why: the KPIs
are published all the same.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import polars as pl

from shelfcast import forecast as forecasting
from shelfcast import inventory, warehouse
from shelfcast.contracts import (
    BACKTESTS,
    COVERAGE,
    FORECAST_DRIVERS,
    FORECAST_VALUE,
    FORECASTS,
    OVERRIDDEN_FORECASTS,
    OVERRIDDEN_WINDOWS,
    PAST_WINDOWS,
    SCORES,
    WINDOW_DEMAND,
)
from shelfcast.errors import NoDataError
from shelfcast.lake import Zone, append_frame, open_lake
from shelfcast.steps import sagemaker
from shelfcast.steps.kept_models import before, keep
from shelfcast.steps.mlflow_runs import log_run
from shelfcast.steps.override import apply_overrides
from shelfcast.steps.periods import periods
from shelfcast.steps.proof import sample
from shelfcast.steps.reuse import reusable
from shelfcast.steps.spread import spread
from shelfcast.steps.step import Outcome, Run, Step, fingerprint
from shelfcast.steps.terms import plan_config
from shelfcast.steps.told_ahead import told_ahead

FRAMES = (
    FORECASTS,
    BACKTESTS,
    SCORES,
    COVERAGE,
    WINDOW_DEMAND,
    FORECAST_DRIVERS,
    FORECAST_VALUE,
    PAST_WINDOWS,
)
MADE_OF = "forecast_made_of"
"""The state that says which build the forecasts are of."""
REPLACED = (OVERRIDDEN_FORECASTS, OVERRIDDEN_WINDOWS)


def _forecast(run: Run) -> Outcome:
    place, settings = run.project.warehouse, run.project.settings
    built = warehouse.get_state(place, "build")
    if built is None:
        raise NoDataError("There is nothing built to forecast from.", fix="shelfcast build")
    windows = inventory.needed_windows(
        warehouse.read_frame(place, "lead_times"),
        warehouse.read_frame(place, "terms"),
        plan_config(run, date.today()),
    )
    asked = (windows, settings.planner.proof_lines, [f.name for f in FRAMES])
    print_now = fingerprint(built, settings.forecast, *asked)
    warehouse.set_state(place, MADE_OF, built)
    if not run.force and warehouse.get_state(place, "forecast") == print_now:
        changed = apply_overrides(run)
        same = "neither the sales nor the settings changed"
        return Outcome("forecast", changed is not None, changed or same)
    earlier = before(run.project)
    warehouse.set_state(place, "overrides", "")
    try:
        used = reusable(run.project, earlier)
        result = _made(run, windows, used.earlier)
    except NoDataError as error:
        nothing = {frame.name: frame.empty() for frame in (*FRAMES, *REPLACED)}
        warehouse.write_frames(place, nothing, step="forecast", fingerprint=print_now)
        return Outcome("forecast", True, f"no forecasts: {error.what}")
    record = keep(run.project, print_now, result, earlier)
    further = (record["watch"]["said"], used.said(result), log_run(run.project, record))
    frames: dict[str, pl.DataFrame] = {f.name: getattr(result, f.name) for f in FRAMES}
    frames |= {frame.name: frame.empty() for frame in REPLACED}
    warehouse.write_frames(place, frames, step="forecast", fingerprint=print_now)
    lake = open_lake(run.project.lake)
    append_frame(lake, Zone.PREDICTIONS, result.forecasts, "forecasts", {"run": print_now})
    series = result.forecasts.select("level", "unique_id").n_unique()
    said = f"{series:,} series, {result.forecasts['ds'].n_unique()} periods ahead"
    if (changed := apply_overrides(run)) is not None:
        said += f", {changed}"
    notes = (*result.notes, *filter(None, further))
    return Outcome("forecast", True, said, result, notes=notes)


def _made(
    run: Run, windows: tuple[int, ...], earlier: forecasting.Earlier | None
) -> forecasting.ForecastResult:
    place = run.project.warehouse
    inputs = {name: warehouse.read_frame(place, name) for name in sagemaker.INPUTS[1:]}
    inputs["demand"] = warehouse.read_rows(place, "demand")
    config = _config(run, windows, inputs["demand"])
    proven = sample(run, inputs["demand"])
    if run.project.settings.sagemaker.bucket:
        return _made_elsewhere(run, inputs, config)
    began = time.process_time()
    result = forecasting.make(
        inputs.pop("demand"),
        inputs["closures"],
        inputs["products"],
        inputs["stores"],
        config,
        run.progress,
        ahead=told_ahead(run),
        spread=spread(run.project),
        earlier=earlier,
        proven=proven,
    )
    spent = time.process_time() - began
    told = f"It took {spent:.0f} s of processor; the budget is {config.budget_seconds:.0f} s."
    return replace(result, notes=(*result.notes, told))


def _made_elsewhere(
    run: Run, inputs: dict[str, pl.DataFrame], config: forecasting.ForecastConfig
) -> forecasting.ForecastResult:
    place = sagemaker.Place(**run.project.settings.sagemaker.model_dump())
    job = f"shelfcast-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    run.progress(f"forecast: training job {job} in SageMaker", 0.0)
    return sagemaker.train(inputs, config, place, job, sagemaker.clients(), told_ahead(run))


def _config(run: Run, windows: tuple[int, ...], demand: pl.DataFrame) -> forecasting.ForecastConfig:
    """The settings; what they leave out follows from how the sales are told."""
    told = run.project.settings.forecast
    made_by = periods(told, demand)
    return forecasting.ForecastConfig(
        horizon=made_by.horizon,
        freq=made_by.freq,
        levels=tuple(told.levels),
        models=tuple(told.models),
        cutoffs=told.cutoffs,
        seed=told.seed,
        windows=windows,
        budget_seconds=told.budget_seconds,
        weights=told.weights,
    )


FORECAST = Step("forecast", _forecast)
