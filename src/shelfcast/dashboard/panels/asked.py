"""How does a panel ask an insight what stands out, of what was chosen?

The insights ask `metrics` with the viewer's scope, as `shelfcast insights` does; what they answer
is kept as any other answer of the page (view.py).
"""

from __future__ import annotations

from datetime import date

from shelfcast.dashboard.view import View
from shelfcast.insights import Insight, Question, insight


def answer(
    view: View,
    name: str,
    *,
    by: str | None = None,
    start: date | None = None,
    against: tuple[date, date] | None = None,
) -> Insight:
    """The insight of that name over what was chosen, from `start` on (else from the first day)."""
    asked = Question(
        view.reader,
        view.scope,
        start,
        view.filters.days[1],
        against or "previous_period",
        by,
        view.filters.where,
        view.currency,
    )
    key = (name, start, asked.end, against, by, asked.where)
    return view.kept(("insight", *key), lambda: insight(name, asked))
