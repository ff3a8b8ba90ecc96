"""What would a network say that reads a series period by period and keeps what matters?

A recurrent network with long short-term memory, one for all series. Its squared error is made
least, so that it tells the mean.
Units per period. Needs neuralforecast and torch.
Source: Hochreiter & Schmidhuber (1997), Long short-term memory, Neural Computation 9(8).
Not here: how it is trained and asked (deep.py).
"""

from __future__ import annotations

from shelfcast.forecast.config import ForecastConfig
from shelfcast.forecast.models import deep
from shelfcast.forecast.models.extra import package
from shelfcast.forecast.series import Panel


def fit(panel: Panel, config: ForecastConfig) -> deep.Network:
    """The network, trained on the panel's past. Raises MissingExtraError."""
    losses = package("neuralforecast.losses.pytorch", "lstm", deep.FIX)
    return deep.fit(
        panel, config, "LSTM", loss=losses.MSE(), encoder_hidden_size=64, decoder_hidden_size=32
    )
