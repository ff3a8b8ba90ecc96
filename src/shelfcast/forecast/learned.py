"""How is what a model learned written down, so that it says the same when it is read again?

LightGBM's own text: it can be read by any version of LightGBM, compared, and runs no code.
Models that learn nothing but the numbers of each series have nothing to write.
Not here: where it is kept (steps/kept_models.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from shelfcast.forecast.models.lightgbm import Boosted
from shelfcast.forecast.models.model import Fitted


def texts(fitted: Mapping[str, Fitted]) -> dict[str, str]:
    """Model to the text of what it learned, of those that learned trees."""
    return {
        name: model.booster.model_to_string()
        for name, model in fitted.items()
        if isinstance(model, Boosted) and model.booster is not None
    }


def restored(text: str) -> Boosted:
    """The model of such a text."""
    import lightgbm

    return Boosted(lightgbm.Booster(model_str=text))
