"""How far can the forecasts be trusted, in words?

The published model's error in the backtest beside repeating last week (the seasonal naive) on the
same days, and how often the bands held. Errors are shares of what was sold, 0.12 is 12 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shelfcast.metrics.format import percent

NAIVE = "seasonal_naive"
MODELS = {
    "seasonal_naive": "Repeating last week",
    "auto_ets": "Exponential smoothing (AutoETS)",
    "theta": "Theta",
    "lightgbm": "Learned over all products (LightGBM)",
    "moving_average": "Mean of the last weeks",
    "bottom_up": "Sum of the parts",
    "mixed": "The best model for each series",
}


def model_name(model: str) -> str:
    """What people call a model.

    >>> model_name("bottom_up"), model_name("croston")
    ('Sum of the parts', 'Croston')
    >>> model_name("bottom_up_scaled")
    'Sum of the parts, scaled to a better total'
    """
    plain = model.removesuffix("_scaled")
    name = MODELS.get(plain, plain.replace("_", " ").capitalize())
    return name if plain == model else f"{name}, scaled to a better total"


def in_words(score: Mapping[str, Any], period: str) -> str:
    """Two sentences on a row of SCORES.

    >>> score = {"wape": 0.10, "naive_wape": 0.12, "coverage80": 0.88, "series": 1}
    >>> print(in_words(score, "day").split(". ")[0])
    On average a day's forecast is **10.0 % off**; repeating last week is 12.0 % off
    """
    wape, naive = score["wape"], score["naive_wape"]
    if wape is None:
        return "These series sold nothing in the weeks that the models were tried on."
    several = score["series"] > 1
    over = f"Over all {score['series']:,} series of this kind" if several else "On average"
    said = f"{over} a {period}'s forecast is **{percent(wape)} off**"
    if naive is not None:
        said += f"; repeating last week is {percent(naive)} off"
        said += "." if wape <= naive else ", so here the forecast does not help."
    else:
        said += "."
    held = score["coverage80"]
    if held is not None:
        said += f" The 80 % band held {percent(held)} of the {period}s."
    return said
