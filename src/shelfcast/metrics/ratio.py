"""Of which two numbers is a ratio made?

A ratio of the catalogue is one aggregate over another; each of the two is a metric as well, found
by its expression. So its parts are never defined a second time.
Not here: how a change of a ratio is explained (insights/rate_mix.py).
"""

from __future__ import annotations

from sqlglot import exp

from shelfcast.metrics.catalogue import Catalogue, Metric


def ratio_of(metric: Metric, catalogue: Catalogue) -> tuple[Metric, Metric] | None:
    """The numerator and the denominator; None where the metric is no ratio of two that exist.

    >>> from shelfcast.metrics import catalogue
    >>> over, under = ratio_of(catalogue().metric("gross_margin"), catalogue())
    >>> over.name, under.name
    ('gross_profit', 'costed_sales')
    """
    tree = metric.tree()
    if not metric.is_ratio or not isinstance(tree, exp.Div):
        return None
    found = [_named(_bare(side), metric.mart, catalogue) for side in (tree.this, tree.expression)]
    over, under = found
    return (over, under) if over and under else None


def _bare(side: exp.Expr) -> exp.Expr:
    """The aggregate alone, without the cast and the guard against a division by 0."""
    while isinstance(side, exp.Cast | exp.Nullif | exp.Paren):
        side = side.this
    return side


def _named(side: exp.Expr, mart: str | None, catalogue: Catalogue) -> Metric | None:
    alike = (m for m in catalogue.metrics if m.mart == mart and m.tree() == side)
    return next(alike, None)
