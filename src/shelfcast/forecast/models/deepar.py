"""What would a network say that learns how demand is spread, and plays the future forward?

One recurrent network for all series that learns a distribution (Student's t) period by period and
forecasts by sampling from it; the mean of the samples is told.
Units per period. Needs neuralforecast and torch.
Source: Salinas et al. (2020), DeepAR, IJF 36(3).
Not here: how it is trained and asked (deep.py).
"""

from __future__ import annotations

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import deep
from shelfcast.forecast.series import Panel


def fit(panel: Panel, config: ForecastConfig) -> deep.Network:
    """The network, trained on the panel's past. Raises MissingExtraError."""
    return deep.fit(panel, config, "DeepAR", lstm_hidden_size=64, trajectory_samples=100)
