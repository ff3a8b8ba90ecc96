"""What must a thing be able to do to be a model here?

`fit` learns from a panel's past; what it returns is asked to `predict` the panel's future periods,
with what is known of them (closures, and what else the panel tells beyond its length). Numbers are
units per period, S x H, NaN for a series of which too little is known. A model that learns nothing
but the numbers of each series is `Local`: it is learned again whenever it is asked.
Not here: which models there are (registry.py), bounds and fall-back (guard.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.series import Floats, Panel

Place = Literal["leaf", "sums", "both"]


class Fitted(Protocol):
    """What was learned. It can be pickled, and predicts the same numbers afterwards."""

    def predict(self, panel: Panel) -> Floats:
        """Units of each series and future period of `panel`, S x H."""
        ...


@dataclass(frozen=True)
class Model:
    """A model by its name in settings and tables.

    place: store x products (leaf), sums above them, or both. extra: the extra that installs what
    it needs, None where nothing is missing by default, and module: what that brings. seconds:
    processor seconds a series, by which the budget allows it; 0 where it is not counted by series.
    alone: whether a series is forecast the same whatever others there are.
    """

    name: str
    fit: Callable[[Panel, ForecastConfig], Fitted]
    place: Place
    extra: str | None = None
    module: str | None = None
    seconds: float = 0.0
    alone: bool = False

    def forecast(self, panel: Panel, config: ForecastConfig) -> Floats:
        """Fit on the panel's past and predict its future, S x H."""
        return self.fit(panel, config).predict(panel)

    @property
    def at_leaves(self) -> bool:
        """True where it is tried on store x products."""
        return self.place != "sums"

    @property
    def at_sums(self) -> bool:
        """True where it is tried on sums above them."""
        return self.place != "leaf"


@dataclass(frozen=True)
class Local:
    """A model of each series by itself, from the panel that is asked about."""

    forecast: Callable[[Panel], Floats]

    def predict(self, panel: Panel) -> Floats:
        """The forecast of the panel."""
        return self.forecast(panel)


def local(forecast: Callable[[Panel], Floats]) -> Callable[[Panel, ForecastConfig], Local]:
    """The fit of a model of each series by itself: nothing is kept, the panel's past speaks."""

    def fit(panel: Panel, config: ForecastConfig) -> Local:
        del panel, config
        return Local(forecast)

    return fit
