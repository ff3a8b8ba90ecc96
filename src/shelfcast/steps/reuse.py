"""May the forecasts be made by what an earlier run learned, without learning anew?

    [forecast]
    retrain = "on_drift"            # "always", the default, learns anew whenever anything changed

Yes, where the settings ask for it, the settings and the code of the forecast room are those of the
run before, demand has not moved by more than `drift_bound` since the run in which the trees were
learned, and the forecasts published last missed by no more than `error_bound` allows. The backtest
learns anew all the same: it says how right such models are now. With "on_drift" the same inputs
give the same forecasts only after the same runs.
Not here: whether trees can be asked about this demand (forecast/learned.py), the watch's numbers
(forecast/watch.py), what is kept (kept_models.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shelfcast.forecast import Earlier, ForecastResult, watch
from shelfcast.project import Project
from shelfcast.steps.kept_models import Before, as_run, code, read_demand, records, text_of, watched

APART = ("engine", "mlflow", "retrain", "drift_bound", "error_bound")
"""Settings that change nothing about what is learned."""


@dataclass(frozen=True)
class Reuse:
    """What an earlier run learned, None where it is learned anew; why, or from where it is."""

    earlier: Earlier | None = None
    reason: str = ""

    def said(self, result: ForecastResult) -> str:
        """The note of a run that asked for it; '' of others."""
        if result.reused:
            return f"{', '.join(result.reused)} was not learned anew: {self.reason}."
        if self.earlier is not None:
            return "The models were learned anew: there are other stores, categories or events."
        return f"The models were learned anew: {self.reason}." if self.reason else ""


def reusable(project: Project, before: Before) -> Reuse:
    """What the run before learned, where it may be used again."""
    told, record = project.settings.forecast, before.record
    if told.retrain == "always":
        return Reuse()
    if record is None or not record["models"]:
        return Reuse(reason="no earlier run has learned any")
    if record.get("code") != code():
        return Reuse(reason="another version of Shelfcast learned those of the run before")
    demand = read_demand(project.warehouse)
    if _telling(record["settings"]) != _telling(as_run(told, demand)):
        return Reuse(reason="the settings are not those of the run before")
    origin = _learned_in(project, record)
    seen = watched(before, demand, watch.shares(demand), told)
    moved = watch.stability(origin["shares"], watch.shares(demand))
    if seen["passed_bound"] or moved > told.drift_bound:
        return Reuse(reason=f"a bound was passed (index of demand {moved:.2f})")
    texts = {name: text_of(project.root, kept["object"]) for name, kept in record["models"].items()}
    reason = (
        f"its trees are those of run {origin['id']}, with data to {origin['data']['last_day']} "
        f"(index of demand since {moved:.2f})"
    )
    return Reuse(Earlier(texts, record["meaning"]), reason)


def _telling(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if name not in APART}


def _learned_in(project: Project, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The oldest of the runs in which the record's models were learned."""
    names = {kept["learned_in"] for kept in record["models"].values()}
    found = [one for one in records(project.root) if one["id"] in names]
    return found[0] if found else record
