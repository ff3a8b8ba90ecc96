"""Which models are there?

In the order in which they are tried; the first is the baseline that every other stands beside.
`seconds` are processor seconds a series of two years of days, measured on one core; from them the
budget decides what is tried (budget.py).
Not here: the models themselves, a file each, and which of them wins (choose.py).
"""

from __future__ import annotations

from shelfcast.forecast.models import (
    adida,
    auto_arima,
    auto_ets,
    ces,
    croston_sba,
    deepar,
    imapa,
    kin,
    lightgbm,
    lstm,
    moving_average,
    mstl,
    nhits,
    pretrained,
    prophet,
    random_forest,
    seasonal_naive,
    theta,
    tsb,
    xgboost,
)
from shelfcast.forecast.models.model import Model

MODELS: dict[str, Model] = {
    model.name: model
    for model in (
        Model("seasonal_naive", seasonal_naive.fit, "both"),
        Model("moving_average", moving_average.fit, "leaf"),
        Model("auto_ets", auto_ets.fit, "sums", seconds=0.3),
        Model("theta", theta.fit, "sums", seconds=0.01),
        Model("ces", ces.fit, "sums", seconds=0.02),
        Model("mstl", mstl.fit, "sums", seconds=0.02),
        Model("auto_arima", auto_arima.fit, "sums", seconds=2.0),
        Model("prophet", prophet.fit, "sums", extra="prophet", module="prophet", seconds=0.1),
        Model("croston_sba", croston_sba.fit, "leaf"),
        Model("tsb", tsb.fit, "leaf"),
        Model("adida", adida.fit, "leaf"),
        Model("imapa", imapa.fit, "leaf"),
        Model("kin", kin.fit, "leaf"),
        Model("lightgbm", lightgbm.fit, "leaf"),
        Model("xgboost", xgboost.fit, "leaf", extra="xgboost", module="xgboost"),
        Model("random_forest", random_forest.fit, "leaf"),
        Model("lstm", lstm.fit, "leaf", extra="deep", module="neuralforecast"),
        Model("deepar", deepar.fit, "leaf", extra="deep", module="neuralforecast"),
        Model("nhits", nhits.fit, "leaf", extra="deep", module="neuralforecast"),
        Model(
            "chronos", pretrained.chronos, "both", extra="weights", module="chronos", seconds=0.03
        ),
        Model(
            "timesfm", pretrained.timesfm, "both", extra="weights", module="timesfm", seconds=0.1
        ),
    )
}
BASELINE = "seasonal_naive"
