"""What must a model offer that draws its own paths, beside those that are fitted lines?"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from shelfcast.forecast.one_series.past import Floats


class Special(Protocol):
    """A kind of model in k variants."""

    @property
    def name(self) -> str:
        """The kind, as beliefs are told by."""

    @property
    def share(self) -> float:
        """How far the kind is believed before the past is looked at."""

    @property
    def logs(self) -> Floats:
        """The log chance (k, n) that each variant gave to what came."""

    def draw(self, row: int, paths: int, horizon: int, random: np.random.Generator, /) -> Floats:
        """Paths (paths, H) of variant `row`, in units of the mean."""
