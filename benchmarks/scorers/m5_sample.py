"""How do models of single series do on a sample of M5, where all 30,490 would take a day?

AutoETS (statsforecast, weekly season) and Prophet forecast a few
sums of departments in stores and a few items in stores; each score is the mean RMSSE of the sample,
all series weighing alike, so that ours stands beside them on the same series.
Not here: scores of all series (m5.py), our forecasts (bench_m5.py).
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping

import numpy as np

from scorers.m5 import Floats, Group, groups, scale
from scorers.m5_data import FIRST, M5

HORIZON = 28
DAYS = 1100
LEVELS = ("store_department", "item_store")


def auto_ets(history: Floats, first: dt.date) -> Floats:
    """S x 28 after the days of history, S x T from day `first` on."""
    del first
    from statsforecast.models import AutoETS

    found = [AutoETS(season_length=7).forecast(row, HORIZON)["mean"] for row in history]
    return np.maximum(np.stack(found), 0)


def prophet(history: Floats, first: dt.date) -> Floats:
    """S x 28 after the days of history, S x T from day `first` on.

    Raises ImportError where Prophet is not installed.
    """
    import pandas as pd
    from prophet import Prophet

    logging.getLogger("cmdstanpy").disabled = True
    days = pd.date_range(first, periods=history.shape[1] + HORIZON)
    ahead = pd.DataFrame({"ds": days[-HORIZON:]})
    found = []
    for row in history:
        past = pd.DataFrame({"ds": days[: len(row)], "y": row})
        found.append(Prophet(uncertainty_samples=0).fit(past).predict(ahead)["yhat"].to_numpy())
    return np.maximum(np.stack(found), 0)


def sample(data: M5, group: Group, cutoff: int, count: int) -> np.ndarray:
    """Rows of a level drawn with a seed, from those that sold in the last 28 days."""
    sold = group.sums(data.sold[:, cutoff - 28 : cutoff]).sum(axis=1)
    return np.sort(np.random.default_rng(7).permutation(np.flatnonzero(sold > 0))[:count])


def rmsse(history: Floats, truth: Floats, forecast: Floats) -> float:
    """The mean of the rows' RMSSE.

    >>> history = np.array([[1.0, 2.0, 1.0, 2.0]])
    >>> rmsse(history, np.array([[3.0, 3.0]]), np.array([[1.0, 1.0]]))
    2.0
    """
    return float(np.sqrt(((truth - forecast) ** 2).mean(axis=1) / scale(history)).mean())


def compare(
    data: M5, cutoff: int, whole: Mapping[str, Floats], count: int = 30
) -> dict[str, dict[str, float]]:
    """Level to name to score. whole: forecasts of all series, S x 28, by name."""
    singles: dict[str, Callable[[Floats, dt.date], Floats]] = {
        "AutoETS": auto_ets,
        "Prophet": prophet,
    }
    found: dict[str, dict[str, float]] = {}
    start = max(0, cutoff - DAYS)
    for group in (one for one in groups(data.keys) if one.name in LEVELS):
        rows = sample(data, group, cutoff, count)
        history = group.sums(data.sold[:, :cutoff])[rows]
        truth = group.sums(data.sold[:, cutoff : cutoff + HORIZON])[rows]
        told = {name: group.sums(mean)[rows] for name, mean in whole.items()}
        for name, single in singles.items():
            try:
                told[name] = single(history[:, start:], FIRST + dt.timedelta(days=start))
            except ImportError:
                print(f"  {name} is not there: pip install 'shelfcast[prophet]'")
        found[group.name] = {name: rmsse(history, truth, mean) for name, mean in told.items()}
    return found
