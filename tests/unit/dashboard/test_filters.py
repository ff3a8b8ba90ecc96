from __future__ import annotations

from datetime import date

import pytest

from shelfcast.dashboard.filters import Filters, named
from shelfcast.dashboard.view import View

DAYS = (date(2024, 1, 1), date(2024, 1, 31))


def test_nothing_chosen_is_no_filter() -> None:
    assert Filters(DAYS, DAYS).where == ()
    assert Filters(DAYS, DAYS).by_store == ()


def test_what_was_chosen_filters_a_query() -> None:
    chosen = Filters(DAYS, DAYS, ("S1", "S2"), ("Toys|Games",))
    assert [(f.field, f.values) for f in chosen.where] == [
        ("store", ("S1", "S2")),
        ("category", ("Toys|Games",)),
    ]


def test_every_label_is_different() -> None:
    labels = named({"S1": "Quay", "S2": "Quay", "S3": "Mill"})
    assert labels == {"S1": "Quay (S1)", "S2": "Quay (S2)", "S3": "Mill"}


@pytest.mark.parametrize("store", ["S1", "S2"])
def test_a_view_asks_for_what_was_chosen(view: View, store: str) -> None:
    one = View(view.project, view.reader, view.scope, Filters(DAYS, DAYS, (store,)))
    found = one.query(("revenue",), by=("store",))
    assert found.frame["store"].to_list() == [store]
    assert (found.start, found.end) == DAYS
