"""Which models can be tried on that many series, for the processor time that is allowed?

Costs are counted, never timed: series x seconds a series (registry.py) x forecasts (the cutoffs and
the end). The same input tries the same models on a slow machine. Leaves get LEAF_SHARE of the
budget, sums SUMS_SHARE; the rest is for the models of all products, which bound their own rows.
Models are asked in the order of the registry, and levels from the total down.
Not here: the rows of the trees (models/rows.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shelfcast.forecast.backtest import EXTRA
from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models.registry import BASELINE, MODELS

LEAF_SHARE = 0.1
SUMS_SHARE = 0.6
LEAST_SERIES = 6


@dataclass
class Budget:
    """What is left, in processor seconds. refused: model and level that could not be paid."""

    config: ForecastConfig
    left: float
    refused: list[tuple[str, str, int]] = field(default_factory=list)

    @classmethod
    def of_leaves(cls, config: ForecastConfig) -> Budget:
        """What the store x products may cost."""
        return cls(config, config.budget_seconds * LEAF_SHARE)

    @classmethod
    def of_sums(cls, config: ForecastConfig) -> Budget:
        """What all levels above may cost, at least LEAST_SERIES series of AutoETS."""
        least = MODELS["auto_ets"].seconds * LEAST_SERIES * forecasts(config)
        return cls(config, max(config.budget_seconds * SUMS_SHARE, least))

    def paid(self, name: str, level: str, series: int) -> bool:
        """Whether the model can be tried on those series; then it is paid."""
        cost = series * MODELS[name].seconds * forecasts(self.config)
        if cost > self.left:
            self.refused.append((name, level, series))
            return False
        self.left -= cost
        return True

    def rivals(self, level: str, series: int) -> tuple[str, ...]:
        """The models tried on a level of sums: the baseline, and those wanted and paid."""
        wanted = [n for n, model in MODELS.items() if model.at_sums and n in self.config.models]
        others = [n for n in wanted if n != BASELINE and self.paid(n, level, series)]
        return (BASELINE, *others)


def refusals(budgets: tuple[Budget, ...]) -> tuple[str, ...]:
    """What was wanted and not paid, a sentence a model."""
    refused = [one for budget in budgets for one in budget.refused]
    models = sorted({name for name, _, _ in refused})
    return tuple(
        f"{model} would cost more than forecast.budget_seconds allows at "
        f"{', '.join(f'{level} ({n:,} series)' for name, level, n in refused if name == model)}."
        for model in models
    )


def forecasts(config: ForecastConfig) -> int:
    """How often each model forecasts: at every cutoff, the older ones too, and at the end.

    >>> forecasts(ForecastConfig(cutoffs=3))
    6
    """
    return config.cutoffs + EXTRA + 1
