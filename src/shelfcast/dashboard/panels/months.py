"""From which month on does a panel look back, where the days chosen are few?

Thirteen months up to the last day chosen, so that a month stands beside that of the year before;
more where more days were chosen.
"""

from __future__ import annotations

from datetime import date

from shelfcast.dashboard.view import View

MONTHS = 13


def last_months(view: View) -> date:
    """The first day to ask for: the first of a month, or the first day of the data."""
    first, last = view.filters.days
    return max(view.filters.data[0], min(first.replace(day=1), month_before(last, MONTHS - 1)))


def month_before(day: date, months: int) -> date:
    """The first day of the month that many months before that of `day`.

    >>> month_before(date(2026, 2, 28), 3)
    datetime.date(2025, 11, 1)
    """
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)
