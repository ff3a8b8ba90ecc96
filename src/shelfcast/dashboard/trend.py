"""Is it going up or down: month on month, and within the days chosen?

Revenue or units, as the person likes; a bar a month with its change on the month before, and a
line by day, week or month over the days chosen, with the days compared with in grey. Drawn anew
alone when one of its controls is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.period import EVERY, grain, whole, written
from shelfcast.dashboard.view import View
from shelfcast.metrics.format import moment, percent

MONTHS = 13
MEASURES = {"Revenue": "revenue", "Units": "units"}
STEPS = {"By day": "day", "By week": "week", "By month": "month"}


@part
def trend(view: View) -> None:
    """Both charts with their controls."""
    natural = next(name for name, step in STEPS.items() if step == grain(view.filters.days))
    with st.container(horizontal=True, gap="medium"):
        label = st.segmented_control(
            "Measure",
            list(MEASURES),
            default="Revenue",
            required=True,
            key="measure",
            bind="query-params",
            label_visibility="collapsed",
        )
        # Its own key for each natural step: with other days chosen the line starts as it suits.
        step = st.segmented_control(
            "Step",
            list(STEPS),
            default=natural,
            required=True,
            key=f"step_{STEPS[natural]}",
            bind="query-params",
            label_visibility="collapsed",
        )
    left, right = st.columns(2, gap="medium")
    with left:
        _months(view, label or "Revenue")
    with right:
        _course(view, label or "Revenue", STEPS[step or natural])


def _months(view: View, label: str) -> None:
    """More months than were chosen, where these are few: a month says little by itself."""
    first, last = view.filters.days
    start = max(view.filters.data[0], min(first, months_before(last, MONTHS - 1)))
    measure = MEASURES[label]
    found = view.query(
        (measure, "orders"), by=("month",), start=start, compare="previous_period"
    ).frame.filter(pl.col("month") >= start.replace(day=1))
    st.subheader(f"{label} by month", anchor=False)
    partial = [is_partial(month, start, last) for month in found["month"]]
    changes = _changes(found[f"{measure}_change_pct"].to_list(), partial)
    charts.draw(
        charts.time_bars(
            found["month"].to_list(),
            [float(value or 0) for value in found[measure]],
            [
                f"{moment(row['month'], 'month')}{' (in part)' if part else ''}<br>"
                f"{_said(view, label, row[measure])} from {row['orders']:,} orders"
                + (f"<br>{change} on the month before" if change else "")
                for row, part, change in zip(
                    found.iter_rows(named=True), partial, changes, strict=True
                )
            ],
            partial=partial,
            axis=_axis(view, label),
            inside=changes,
        ),
        "months",
        f"{label} by month, with the change on the month before",
    )
    pale = "; paler bars are months not covered in full" if any(partial) else ""
    st.caption(f"{written((start, last))}, change on the month before{pale}")


def _changes(shares: list[float | None], partial: list[bool]) -> list[str]:
    """Month on month as text; nothing where either of the two months is not whole."""
    whole_pair = [
        not (part or (place and partial[place - 1])) for place, part in enumerate(partial)
    ]
    return [
        percent(share, signed=True) if share is not None and both else ""
        for share, both in zip(shares, whole_pair, strict=True)
    ]


def _course(view: View, label: str, step: str) -> None:
    measure = MEASURES[label]
    found = _line(view, measure, step)
    before = _before(view, measure, step)
    st.subheader(f"{label} by {step}", anchor=False)
    charts.draw(
        charts.time_line(
            found[step].to_list(),
            _floats(found[measure]),
            [
                f"{when:%a} {moment(when, step)}<br>{_said(view, label, value)}"
                if step == "day"
                else f"{moment(when, step)}<br>{_said(view, label, value)}"
                for when, value in found.select(step, measure).iter_rows()
            ],
            axis=_axis(view, label),
            before=(before[step].to_list(), _floats(before[measure])) if before.height else None,
        ),
        "course",
        f"{label} by {step}",
    )
    coarse = f", whole {step}s" if step != "day" else ""
    breaks = "; the line breaks where nothing was sold" if found[measure].null_count() else ""
    grey = "; grey is what it is compared with" if before.height else ""
    st.caption(f"{written(view.filters.days)}{coarse}{breaks}{grey}")


def _line(view: View, measure: str, step: str) -> pl.DataFrame:
    asked = view.query((measure,), by=(step,)).frame
    return without_gaps(whole(asked, step, view.filters.days), step)


def _before(view: View, measure: str, step: str) -> pl.DataFrame:
    """The days compared with, moved onto those chosen: by as many days, by 52 weeks for a year.

    Of the period before only days are told: its weeks and months do not lie on the others.
    """
    nothing = pl.DataFrame(schema={step: pl.Date, measure: pl.Float64})
    first, last = view.filters.days
    if view.filters.compare is None or (
        view.filters.compare == "previous_period" and step != "day"
    ):
        return nothing
    length = (last - first).days + 1
    back = length if view.filters.compare == "previous_period" else 364
    if step == "month":
        return nothing
    days = (first - timedelta(days=back), last - timedelta(days=back))
    if days[0] < view.filters.data[0]:
        return nothing
    earlier = replace(view, filters=replace(view.filters, days=days))
    return _line(earlier, measure, step).with_columns(pl.col(step).dt.offset_by(f"{back}d"))


def without_gaps(found: pl.DataFrame, step: str) -> pl.DataFrame:
    """A row a period from the first to the last, so that a line is not drawn over a closed day."""
    if found.height < 2:
        return found
    every = pl.date_range(pl.col(step).min(), pl.col(step).max(), EVERY[step])
    return found.select(every).join(found, on=step, how="left")


def is_partial(month: date, start: date, last: date) -> bool:
    """True where the month is not covered in full."""
    following = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return month < start or following - timedelta(days=1) > last


def months_before(day: date, months: int) -> date:
    """The first day of the month so many months before.

    >>> months_before(date(2024, 3, 31), 12)
    datetime.date(2023, 3, 1)
    """
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _axis(view: View, label: str) -> Mapping[str, Any]:
    return charts.money_axis(label, view.currency) if label == "Revenue" else charts.UNITS_AXIS


def _said(view: View, label: str, value: object) -> str:
    return view.written(value, "money" if label == "Revenue" else "units")


def _floats(values: pl.Series) -> list[float | None]:
    return [None if value is None else float(value) for value in values]
