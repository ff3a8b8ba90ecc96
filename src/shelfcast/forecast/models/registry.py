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
from shelfcast.forecast.models.model import Model, local

MODELS: dict[str, Model] = {
    model.name: model
    for model in (
        Model("seasonal_naive", local(seasonal_naive.forecast), "both"),
        Model("moving_average", local(moving_average.forecast), "leaf"),
        Model("auto_ets", local(auto_ets.forecast), "sums", seconds=0.3, alone=True),
        Model("theta", local(theta.forecast), "sums", seconds=0.01, alone=True),
        Model("ces", local(ces.forecast), "sums", seconds=0.02, alone=True),
        Model("mstl", local(mstl.forecast), "sums", seconds=0.02, alone=True),
        Model("auto_arima", local(auto_arima.forecast), "sums", seconds=2.0, alone=True),
        Model(
            "prophet",
            prophet.fit,
            "sums",
            extra="prophet",
            module="prophet",
            seconds=0.1,
            alone=True,
        ),
        Model("croston_sba", local(croston_sba.forecast), "leaf"),
        Model("tsb", local(tsb.forecast), "leaf"),
        Model("adida", local(adida.forecast), "leaf"),
        Model("imapa", local(imapa.forecast), "leaf"),
        Model("kin", local(kin.forecast), "leaf"),
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
