"""Cohorts against a plain loop over purchases."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.insights import Question
from shelfcast.insights.cohorts import answer, cohorts
from shelfcast.insights.proportion import wilson

MONTHS = [date(2011, month, 1) for month in range(1, 7)]
bought = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(MONTHS)), st.integers(1, 3), min_size=1
)


@given(bought)
def test_each_cell_is_what_counting_customers_gives(table):
    frame = pl.DataFrame(
        [(c, m, n) for (c, m), n in table.items()],
        schema={"customer": pl.String, "month": pl.Date, "purchases": pl.Int64},
        orient="row",
    )
    found = cohorts(frame)
    first = {c: min(m for k, m in table if k == c) for c, _ in table}
    last = max(m for _, m in table)
    assert found.height == sum(
        sum(m >= cohort for m in MONTHS if min(first.values()) <= m <= last)
        for cohort in set(first.values())
    )
    for row in found.iter_rows(named=True):
        members = [c for c, m in first.items() if m == row["cohort"]]
        so_far = {
            c: sum(n for (k, m), n in table.items() if k == c and m <= row["month"])
            for c in members
        }
        assert row["customers"] == len(members)
        assert row["active_customers"] == sum((c, row["month"]) in table for c in members)
        assert row["repeat_customers"] == sum(count >= 2 for count in so_far.values())
        assert row["months_since"] == row["month"].month - row["cohort"].month
        assert row["repeat_low"] <= row["repeat_rate"] + 1e-12 <= row["repeat_high"] + 2e-12


def test_who_bought_twice_came_back(company, a_line):
    lines = [
        a_line(customer_id="C1", order_id="A"),
        a_line(customer_id="C1", order_id="B", day=date(2011, 5, 2)),
        a_line(customer_id="C2", order_id="C"),
        a_line(customer_id=None, order_id="D"),
    ]
    told = answer(Question(company(lines))).sentences[0]
    assert told.startswith("1 of 2 customers bought again: 50.0 % (9.5 % to 90.5 %")


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_that_of_newcombes_table(hits, cases, low, high):
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I."""
    assert wilson(hits, cases) == pytest.approx((low, high), abs=5e-5)
