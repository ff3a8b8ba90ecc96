"""Which models are there?

In the order in which they are tried; the first is the baseline that every other stands beside.
Not here: the models themselves, a file each, and which of them wins (choose.py).
"""

from __future__ import annotations

from shelfcast.forecast.models import auto_ets, lightgbm, moving_average, seasonal_naive, theta
from shelfcast.forecast.models.model import Model

MODELS: dict[str, Model] = {
    model.name: model
    for model in (
        Model("seasonal_naive", seasonal_naive.fit, "both"),
        Model("moving_average", moving_average.fit, "leaf"),
        Model("auto_ets", auto_ets.fit, "sums", seconds=0.3),
        Model("theta", theta.fit, "sums", seconds=0.01),
        Model("lightgbm", lightgbm.fit, "leaf"),
    )
}
BASELINE = "seasonal_naive"
