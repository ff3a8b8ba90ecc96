"""What would a network say that looks at a series at several speeds at once?

One network for all series whose blocks see it thinned out at different rates, and whose forecasts
add up. Its squared error is made least, so that it tells the mean.
Units per period. Needs neuralforecast and torch.
Source: Challu et al. (2023), NHITS, AAAI 37(6).
Not here: how it is trained and asked (deep.py).
"""

from __future__ import annotations

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import deep
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.series import Panel


def fit(panel: Panel, config: ForecastConfig) -> deep.Network:
    """The network, trained on the panel's past. Raises MissingExtraError."""
    losses = package("neuralforecast.losses.pytorch", "nhits", deep.FIX)
    return deep.fit(panel, config, "NHITS", loss=losses.MSE(), mlp_units=3 * [[128, 128]])
