"""What will sell, of each product in each store and in all, and how sure is that?

The way: demand frame -> panel -> every model at each cutoff and at the end -> the best model of
each class of demand -> sums by level, scaled to a better total where there is one -> intervals from
the backtest's errors -> the distribution of sums over protection windows.
Units per period of the config's `freq`. Pure: no files, no clock, no network; the same input and
seed give the same output.
Not here: what the demand is (warehouse/), what to order (inventory/).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import polars as pl

from shelfcast.contracts import (
    BACKTESTS,
    COVERAGE,
    FORECAST_DRIVERS,
    FORECAST_VALUE,
    FORECASTS,
    PAST_WINDOWS,
    Progress,
    silent,
)
from shelfcast.forecast.ahead import Drivers
from shelfcast.forecast.at_once import at_once
from shelfcast.forecast.backtest import Origin, cutoffs, rolling
from shelfcast.forecast.bottom_up import grouping
from shelfcast.forecast.budget import Budget, refusals
from shelfcast.forecast.cadence import CADENCES
from shelfcast.forecast.choose import Choice, choices
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.demand_class import CLASSES
from shelfcast.forecast.explain import TREES, drivers
from shelfcast.forecast.learned import Earlier, meaning, texts
from shelfcast.forecast.level import LEAF, Level
from shelfcast.forecast.level_run import Published, above, publish, reconciled
from shelfcast.forecast.mixture import errors, mixed
from shelfcast.forecast.models.model import Fitted
from shelfcast.forecast.models.registry import BASELINE, MODELS
from shelfcast.forecast.past_windows import past_windows
from shelfcast.forecast.published import score_frame
from shelfcast.forecast.reconcile import MINT
from shelfcast.forecast.series import Panel, panel
from shelfcast.forecast.task import Spread
from shelfcast.forecast.value import value
from shelfcast.forecast.window import window_demand

LONGEST = 182
SHARES = (0.6, 0.2)
"""Of the whole work: the store x products at all cutoffs, and the sums."""
ALWAYS = (BASELINE, "moving_average")


@dataclass(frozen=True)
class ForecastResult:
    """The frames FORECASTS, BACKTESTS, SCORES, COVERAGE, WINDOW_DEMAND, and notes in words.

    FORECAST_DRIVERS and FORECAST_VALUE say what moves the forecasts and what they were worth;
    learned: model to the text of what it learned, meaning: what its numbers stand for (learned.py),
    reused: the models that were not learned anew.
    """

    forecasts: pl.DataFrame
    backtests: pl.DataFrame
    scores: pl.DataFrame
    coverage: pl.DataFrame
    window_demand: pl.DataFrame
    notes: tuple[str, ...] = ()
    forecast_drivers: pl.DataFrame = field(default_factory=FORECAST_DRIVERS.empty)
    forecast_value: pl.DataFrame = field(default_factory=FORECAST_VALUE.empty)
    learned: Mapping[str, str] = field(default_factory=dict)
    meaning: str = ""
    reused: tuple[str, ...] = ()
    past_windows: pl.DataFrame = field(default_factory=PAST_WINDOWS.empty)


def make(  # noqa: PLR0917 (the four inputs, how, and whom to tell)
    demand: pl.DataFrame,
    closures: pl.DataFrame,
    products: pl.DataFrame,
    stores: pl.DataFrame,
    config: ForecastConfig,
    progress: Progress = silent,
    *,
    ahead: Drivers | None = None,
    spread: Spread | None = None,
    earlier: Earlier | None = None,
    proven: pl.DataFrame | None = None,
) -> ForecastResult:
    """Forecasts, backtests, scores and window demand; see contracts/frames.py for the columns.

    demand: DEMAND, closures: CLOSURES past and future, products: product_id, category (and
    subcategory, brand), stores: store_id, region, ahead: what is told of days to come, spread: who
    works on the models (task.py), threads where left out, earlier: what was learned before, asked
    for the forecasts (never in the backtest), proven: whose past windows are wanted. Raises
    NoDataError without a whole period of demand.
    """
    progress("forecast: reading demand", 0.0)
    horizon = model_horizon(config)
    leaves = panel(demand, closures, products, stores, config.freq, horizon=horizon, drivers=ahead)
    leaves = one_season(leaves, config)
    del demand  # the largest there is, and not needed any more
    budgets = Budget.of_leaves(config), Budget.of_sums(config)
    before = earlier.of(leaves) if earlier else {}
    bottom, levels = at_once(
        lambda told: _bottom(leaves, budgets[0], horizon, told, spread=spread, earlier=before),
        lambda told: above(leaves, budgets[1], told, spread),
        progress,
        SHARES,
    )
    plain, final = _unmoved(bottom, config.horizon)
    chosen = reconciled(bottom, levels, plain, config)
    frames = publish([*levels, bottom], plain, chosen, config, _part(progress, 0.8, 0.15))
    of_products = _of_products(bottom, plain, chosen, final, config, progress)
    windows, told, worth = (_begun(frame, leaves) for frame in of_products)
    past = past_windows(proven, bottom.truth, bottom.origins, chosen.means, config)
    progress("forecast: done", 1.0)
    return ForecastResult(
        forecasts=_begun(pl.concat([FORECASTS.empty(), *frames.forecasts]), leaves),
        backtests=pl.concat([BACKTESTS.empty(), *frames.backtests]),
        scores=score_frame(frames.scores),
        coverage=pl.concat([COVERAGE.empty(), *frames.coverage]),
        window_demand=windows,
        notes=_notes(leaves, bottom.last, final, chosen) + refusals(budgets),
        forecast_drivers=told,
        forecast_value=worth,
        **_learned(bottom.last, before),
        past_windows=past,
    )


def _learned(last: Origin, before: Mapping[str, Fitted]) -> dict[str, Any]:
    """What the models at the end had learned, what its numbers mean, and what was not learned anew.

    The meaning is told only where something was learned.
    """
    found = texts(last.fitted)
    reused = tuple(name for name in before if name in last.fitted)
    return {"learned": found, "meaning": meaning(last.panel) if found else "", "reused": reused}


def _part(progress: Progress, start: float, share: float) -> Progress:
    """Progress that is told from 0 to 1, as the share of the whole that it is."""
    return lambda label, done: progress(label, start + share * done)


def _bottom(
    leaves: Panel,
    budget: Budget,
    horizon: int,
    progress: Progress,
    *,
    spread: Spread | None,
    earlier: Mapping[str, Fitted],
) -> Level:
    """Every store x product model that is paid, at every cutoff and at the end."""
    origins, last = rolling(
        leaves,
        leaf_models(budget, leaves.keys.height),
        budget.config,
        horizon,
        progress,
        spread=spread,
        earlier=earlier,
    )
    return Level(grouping(leaves.keys, LEAF), leaves.truth, origins, last)


def _unmoved(bottom: Level, horizon: int) -> tuple[Published, Choice]:
    """The best of each class on store x products, before sums move them, and who makes them."""
    origins, last = bottom.origins, bottom.last
    missed = [errors(bottom.truth, at, horizon) for at in origins]
    each, final = choices(missed, tuple(last.units), last.classes)
    means = [mixed(choice.weights, at) for at, choice in zip(origins, each, strict=True)]
    return Published(means, mixed(final.weights, last), _names(last, final), None), final


def _of_products(  # noqa: PLR0917 (what was forecast, moved and chosen, how, and whom to tell)
    bottom: Level,
    plain: Published,
    chosen: Published,
    final: Choice,
    config: ForecastConfig,
    progress: Progress,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """WINDOW_DEMAND, FORECAST_DRIVERS and FORECAST_VALUE."""
    truth, last, horizon = bottom.truth, bottom.last, config.horizon
    progress("forecast: protection windows", 0.95)
    both = last, chosen.last
    windows = window_demand(truth, bottom.origins, chosen.means, both, config.windows)
    progress("forecast: what drives it", 0.97)
    told = drivers(
        last,
        plain.last,
        chosen.last,
        chosen.names,
        horizon=horizon,
        budget_seconds=config.budget_seconds,
        trees=final.weight(TREES),
    )
    origins, means = bottom.origins[: config.cutoffs], chosen.means[: config.cutoffs]
    worth = value(truth, origins, means, last, chosen.names, horizon=horizon)
    return windows, told, worth


def _begun(frame: pl.DataFrame, leaves: Panel) -> pl.DataFrame:
    """The rows but those of products first sold in the unfinished last period.

    They were not forecast: a row of zeros would say that nothing will sell. Sums are not touched.
    """
    key = ["store_id", "product_id"]
    waiting = leaves.keys.filter(pl.Series(leaves.start >= leaves.length)).select(key)
    return frame.join(waiting, on=key, how="anti", maintain_order="left")


def leaf_models(budget: Budget, series: int) -> tuple[str, ...]:
    """The models tried on store x products: those wanted and paid, and the two that stand in."""
    wanted = {*ALWAYS, *budget.config.models}
    named = [name for name, model in MODELS.items() if model.at_leaves and name in wanted]
    return tuple(name for name in named if name in ALWAYS or budget.paid(name, LEAF, series))


def model_horizon(config: ForecastConfig) -> int:
    """Periods to forecast: the horizon, or more where a window is longer, up to LONGEST.

    >>> model_horizon(ForecastConfig(horizon=28, windows=(14, 42)))
    42
    """
    cadence = CADENCES[config.freq]
    needed = max(config.horizon, *(cadence.periods_for(days) for days in config.windows), 1)
    return min(needed, max(config.horizon, LONGEST))


def one_season(leaves: Panel, config: ForecastConfig) -> Panel:
    """The panel with its yearly season only where every reported cutoff has seen one.

    Else the backtest would score a model without a season and publish another with one.
    """
    ends = cutoffs(leaves.length, config.horizon, config.cutoffs)
    if config.freq == "D" or min(ends, default=0) > leaves.cadence.season:
        return leaves
    return replace(leaves, cadence=replace(leaves.cadence, season=1))


def _names(at: Origin, choice: Choice) -> list[str]:
    """The model that forecast each series, or that it is a mixture; the baseline at a fall-back."""
    names = np.array(choice.names())
    for model, bad in at.fell_back.items():
        names = np.where((names == model) & bad, BASELINE, names)
    return [str(name) for name in names]


def _notes(leaves: Panel, last: Origin, choice: Choice, chosen: Published) -> tuple[str, ...]:
    """What a person should know of this run, a sentence each."""
    notes = [
        f"{name} products are forecast by {choice.said(last.classes, of)}."
        for of, name in enumerate(CLASSES)
        if (last.classes == of).any()
    ]
    notes += [f"{model} failed or exploded too often and is left out." for model in last.dropped]
    for model, bad in last.fell_back.items():
        if model not in last.dropped:
            notes.append(
                f"{model} failed or exploded on {int(bad.sum())} series; seasonal naive stands in."
            )
    late = int((leaves.start >= leaves.length).sum())
    if late:
        notes.append(f"{late} series began in the unfinished last period and are not forecast yet.")
    if chosen.scaled_to:
        notes.append(_moved_to(*chosen.scaled_to))
    return tuple(notes)


def _moved_to(name: str, weight: float) -> str:
    """What was done to the products' forecasts, in a sentence."""
    if (name, weight) == MINT:
        return "Products are moved so that their sums meet the sums' own forecasts (MinT)."
    half = "" if weight == 1 else ", halfway"
    return f"Products are scaled to the total of {name}{half}."
