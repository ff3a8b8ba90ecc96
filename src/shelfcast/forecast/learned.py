"""How is what a model learned written down, so that it says the same when it is read again?

LightGBM's own text: it can be read by any version of LightGBM, compared, and runs no code. Below
the trees of products stand those of shelves, after a line that says so. Trees know stores and
categories by number, so beside the text stands a fingerprint of what the numbers mean: where it is
another, the trees are not asked.
Models that learn nothing but the numbers of each series have nothing to write.
Not here: where it is kept and whether it is used again (steps/kept_models.py).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from shelfcast.forecast.features import CODES
from shelfcast.forecast.models.lightgbm import Boosted
from shelfcast.forecast.models.model import Fitted
from shelfcast.forecast.series import Panel

SHELVES = "\n=== trees of shelves\n"


@dataclass(frozen=True)
class Earlier:
    """What an earlier run learned: model to text, and the `meaning` of its numbers."""

    texts: Mapping[str, str] = field(default_factory=dict)
    meaning: str = ""

    def of(self, panel: Panel) -> dict[str, Boosted]:
        """The models that can be asked about a panel; none where numbers mean something else."""
        if not self.texts or self.meaning != meaning(panel):
            return {}
        return {name: restored(text) for name, text in self.texts.items()}


def texts(fitted: Mapping[str, Fitted]) -> dict[str, str]:
    """Model to the text of what it learned, of those that learned trees."""
    return {
        name: _text(model)
        for name, model in fitted.items()
        if isinstance(model, Boosted) and model.booster is not None
    }


def restored(text: str) -> Boosted:
    """The model of such a text."""
    import lightgbm

    products, _, of_shelves = text.partition(SHELVES)
    shelves = restored(of_shelves) if of_shelves else None
    return Boosted(lightgbm.Booster(model_str=products), shelves)


def meaning(panel: Panel) -> str:
    """A fingerprint of what trees must know of a panel to be asked about it.

    The names behind the numbers of stores, categories and events, and which features there are.
    """
    names = {
        column: panel.keys[column].cast(pl.String).unique().sort().to_list()
        for column in ("store_id", *CODES)
        if column in panel.keys.columns
    }
    ahead = panel.ahead
    features = {
        "freq": panel.cadence.freq,
        "events": ahead.names,
        "season": panel.cadence.season,
        "promotions": ahead.planned is not None and ahead.plan_reach > 0,
        "year": panel.length >= 2 * panel.cadence.year,
    }
    plain = json.dumps([names, features], sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _text(model: Boosted) -> str:
    own: str = model.booster.model_to_string()
    return own if model.of_shelves is None else own + SHELVES + _text(model.of_shelves)
