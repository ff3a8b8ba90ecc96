"""Which metrics and dimensions can be asked for?"""

from __future__ import annotations

import polars as pl

from shelfcast.metrics import Catalogue, Metric, catalogue_of
from shelfcast.project import Project
from shelfcast.terminal import is_wide, print_frame, print_json


def show_catalogue(project: Project, *, as_json: bool) -> None:
    """The catalogue, with what the project itself defines."""
    known = catalogue_of(project.root)
    metrics = [_metric(known, metric) for metric in known.metrics]
    dimensions = [
        {"dimension": d.name, "label": d.label, "what": d.description} for d in known.dimensions
    ]
    if as_json:
        print_json({"metrics": metrics, "dimensions": dimensions})
        return
    shown = ["metric", "unit", "of", "what"] if is_wide() else ["metric", "what"]
    print_frame(pl.DataFrame(metrics).select(shown), title="Metrics", limit=len(metrics))
    columns = ["dimension", "what"]
    print_frame(pl.DataFrame(dimensions).select(columns), title="Dimensions", limit=len(dimensions))


def _metric(known: Catalogue, metric: Metric) -> dict[str, object]:
    additive = metric.additive if isinstance(metric.additive, str) else list(metric.additive)
    return {
        "metric": metric.name,
        "label": metric.label,
        "unit": metric.unit,
        "of": metric.mart or "other metrics",
        "additive": additive,
        "by": list(known.splits(metric)),
        "what": metric.description,
        "how": metric.expression,
    }
