"""How does each level get its forecasts, its rivals and its scores?

Below: every store x product. Above: sums by level, each with models of its own as rivals of the
plain sums where the budget allows. The published forecast of every level is the sum of
the same published store x product forecasts.
Not here: the models, the intervals, the frames' columns (published.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from shelfcast.contracts import LEVELS, Progress
from shelfcast.forecast import counts, reconcile
from shelfcast.forecast.backtest import Origin, rolling, scored
from shelfcast.forecast.bottom_up import aggregate, grouping, on_grid
from shelfcast.forecast.budget import Budget
from shelfcast.forecast.coherent import mint_leaves
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.coverage import held, summed
from shelfcast.forecast.intervals import Told, final_intervals, intervals, unit
from shelfcast.forecast.level import LEAF, Level
from shelfcast.forecast.level_loss import rulers
from shelfcast.forecast.models.registry import BASELINE
from shelfcast.forecast.published import Held, backtest_rows, forecast_rows, score_row
from shelfcast.forecast.series import Floats, Panel
from shelfcast.forecast.task import Spread


@dataclass(frozen=True)
class Published:
    """The store x product means to publish: at each cutoff and at the end; who made them."""

    means: list[Floats]
    last: Floats
    names: list[str]
    scaled_to: reconcile.Aim


@dataclass
class Frames:
    """Rows gathered level by level."""

    forecasts: list[pl.DataFrame] = field(default_factory=list)
    backtests: list[pl.DataFrame] = field(default_factory=list)
    scores: list[dict[str, object]] = field(default_factory=list)
    coverage: list[pl.DataFrame] = field(default_factory=list)


def above(
    leaves: Panel, budget: Budget, progress: Progress, spread: Spread | None = None
) -> list[Level]:
    """The levels of sums, the total first; the total is always among them.

    spread: who works on them (task.py).
    """
    config = budget.config
    wanted = [name for name in LEVELS if name in {"total", *config.levels} and name != LEAF]
    seen: dict[bytes, tuple[list[Origin], Origin]] = {}
    found = []
    for number, name in enumerate(wanted):
        groups = grouping(leaves.keys, name)
        sums = aggregate(leaves, groups)
        mark = sums.rate.tobytes()
        if mark not in seen:
            seen[mark] = rolling(
                sums,
                budget.rivals(name, groups.keys.height),
                config,
                config.horizon,
                lambda label, done, name=name, number=number: progress(  # type: ignore[misc]
                    f"{label}, {name}", (number + done) / len(wanted)
                ),
                spread=spread,
            )
        found.append(Level(groups, sums.truth, *seen[mark]))
    return found


def reconciled(
    bottom: Level, levels: Sequence[Level], plain: Published, config: ForecastConfig
) -> Published:
    """The published means, moved to better sums where the backtest shows any."""
    total = levels[0]
    found = mint_leaves(bottom, levels, plain.means, plain.last, config.horizon)
    minted: list[Floats | None] = [None] * len(plain.means) if found is None else [*found[0]]
    minted_last = None if found is None else found[1]
    leaves = bottom.last.panel
    trials = [
        reconcile.trial(
            rulers([*levels, bottom], leaves, i, config.horizon),
            mean,
            total=total.origins[i],
            minted=minted[i],
            horizon=config.horizon,
        )
        for i, mean in enumerate(plain.means)
    ]
    each, final = reconcile.decisions(trials)
    means = [_moved(plain.means[i], total.origins[i], aim, minted[i]) for i, aim in enumerate(each)]
    return Published(means, _moved(plain.last, total.last, final, minted_last), plain.names, final)


def _moved(leaves: Floats, total: Origin, aim: reconcile.Aim, minted: Floats | None) -> Floats:
    """The leaves moved within the horizon; beyond it by the mean factor of the horizon."""
    near = leaves[:, : total.panel.horizon]
    inside = reconcile.aimed(near, total, aim, minted)
    before = np.nansum(near)
    factor = float(np.nansum(inside) / before) if before > 0 else 1.0
    return on_grid(np.concatenate([inside, leaves[:, near.shape[1] :] * factor], axis=1))


def publish(
    levels: Sequence[Level],
    plain: Published,
    chosen: Published,
    config: ForecastConfig,
    progress: Progress,
) -> Frames:
    """Intervals, scores and rows of every level of the config."""
    frames = Frames()
    wanted = [level for level in levels if level.groups.level in config.levels]
    for number, level in enumerate(wanted):
        progress(f"intervals: {level.groups.level}", number / len(wanted))
        name = published_name(level, chosen)
        candidates = _candidates(level, plain, chosen, name)
        for model, means in candidates.items():
            _score(frames, level, model, means, chosen=model == name, config=config)
        _forecast(frames, level, candidates.get(name, []), chosen, name=name, config=config)
    return frames


def published_name(level: Level, chosen: Published) -> str:
    """What the published forecast is called in the scores of a level."""
    suffix = ""
    if chosen.scaled_to:
        suffix = "_mint" if chosen.scaled_to == reconcile.MINT else "_scaled"
    if level.groups.level != LEAF:
        return f"bottom_up{suffix}"
    models = set(chosen.names)
    return f"{models.pop() if len(models) == 1 else 'mixed'}{suffix}"


def _candidates(
    level: Level, plain: Published, chosen: Published, name: str
) -> dict[str, list[Floats]]:
    """Model to means at each cutoff, the published one last."""
    models = level.last.units if level.origins else {}
    found = {model: [at.units[model] for at in level.origins] for model in models}
    if level.groups.level != LEAF and level.origins:
        found["bottom_up"] = [level.groups.sums(mean) for mean in plain.means]
    if level.origins:
        found[name] = [level.sums(mean) for mean in chosen.means]
    return found


def _score(
    frames: Frames,
    level: Level,
    model: str,
    means: list[Floats],
    *,
    chosen: bool,
    config: ForecastConfig,
) -> None:
    told = intervals(
        level.truth,
        level.origins,
        means,
        config.horizon,
        unit(level.last),
        reported=config.cutoffs,
    )
    origins, means = level.origins[: config.cutoffs], means[: config.cutoffs]
    trials = list(zip(origins, means, told, strict=True))
    kept = _by_blocks(frames, level, model, trials, chosen=chosen, horizon=config.horizon)
    frames.scores.append(
        score_row(
            level.groups,
            model,
            level.truth,
            origins,
            means=means,
            horizon=config.horizon,
            held=kept,
            chosen=chosen,
        )
    )


def _by_blocks(
    frames: Frames,
    level: Level,
    model: str,
    trials: Sequence[tuple[Origin, Floats, Told]],
    *,
    chosen: bool,
    horizon: int,
) -> Held:
    """The rows and coverage that follow from quantiles, and what scores need of these."""
    whole = counts.whole(level.truth)
    listed = level.groups.level != LEAF or chosen or model == BASELINE
    sums, parts = Held(), []
    for at, mean, quantiles in trials:
        y = scored(level.truth, at, horizon)
        for some in level.blocks():
            latent = quantiles[some]
            q = counts.sold(latent, whole[some])
            sums.add(y[some], q)
            if chosen:
                parts.append(held(y[some], at, latent, q, whole[some], series=some))
            if listed:
                rows = backtest_rows(level.groups, at, y[some], mean, q, model=model, series=some)
                frames.backtests.append(rows)
    if chosen:
        frames.coverage.append(summed(level.groups.level, parts))
    return sums


def _forecast(
    frames: Frames,
    level: Level,
    means: list[Floats],
    chosen: Published,
    *,
    name: str,
    config: ForecastConfig,
) -> None:
    mean = level.sums(chosen.last)
    told = final_intervals(
        level.truth,
        level.origins,
        means,
        (level.last, mean),
        horizon=config.horizon,
        floor=unit(level.last),
    )
    whole = counts.whole(level.truth)
    is_leaf = level.groups.level == LEAF
    models = chosen.names if is_leaf else [name] * level.groups.keys.height
    for some in level.blocks():
        quantiles = counts.sold(told[some], whole[some])
        frames.forecasts.append(
            forecast_rows(level.groups, level.last, mean, quantiles, models, series=some)
        )
