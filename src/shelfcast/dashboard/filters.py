"""Which days, stores and categories does a person want to look at?

The controls stand in the sidebar and are the same on all pages; a page shows those that it heeds.
Each is kept in the address of the page, so a view can be sent to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from shelfcast.dashboard.period import DEFAULT, OWN, PRESETS, Days, preset
from shelfcast.errors import NoDataError
from shelfcast.metrics import Filter, Reader, Scope, data_range, rows

DATES, STORES, CATEGORIES = "dates", "stores", "categories"
ALL = (DATES, STORES, CATEGORIES)


@dataclass(frozen=True)
class Filters:
    """What was chosen; no store or no category chosen is all of them. Both days are included."""

    days: Days
    data: Days
    stores: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    @property
    def where(self) -> tuple[Filter, ...]:
        """The stores and categories as a metric query takes them."""
        chosen = (("store", self.stores), ("category", self.categories))
        return tuple(Filter(field, "in", values) for field, values in chosen if values)

    @property
    def by_store(self) -> tuple[Filter, ...]:
        """The stores as a filter over a whole table."""
        return (Filter("store_id", "in", self.stores),) if self.stores else ()


def sidebar(reader: Reader, scope: Scope, heeded: Iterable[str]) -> Filters:
    """Draw the controls that the page heeds and return what is chosen.

    Raises NoDataError where no sale is there to be seen.
    """
    data = data_range(reader, scope)
    if data is None:
        raise NoDataError("There are no sales to show yet.", fix="shelfcast run FILE", state="")
    with st.sidebar:
        days = _days(data) if DATES in heeded else data
        stores = _stores(reader, scope) if STORES in heeded else ()
        categories = _categories(reader, scope) if CATEGORIES in heeded else ()
    return Filters(days, data, stores, categories)


def named(names: dict[str, str]) -> dict[str, str]:
    """Code to label: the name, with the code where two share it or where it says nothing more.

    >>> named({"S1": "Mill Lane", "S2": "Quay", "S3": "Quay"})["S2"]
    'Quay (S2)'
    """
    seen = list(names.values())
    return {
        code: name if seen.count(name) == 1 else f"{name} ({code})" for code, name in names.items()
    }


def store_names(reader: Reader, scope: Scope) -> dict[str, str]:
    """Store code to label."""
    found = rows(
        reader, "stores", scope=scope, columns=("store_id", "store_name"), order=("store_name",)
    )
    return named({code: name or code for code, name in found.iter_rows()})


def category_names(reader: Reader, scope: Scope) -> list[str]:
    """The categories there are, in the order of the alphabet."""
    found = rows(reader, "products", scope=scope, columns=("category",))
    return sorted(str(name) for name in found["category"].drop_nulls().unique())


def _days(data: Days) -> Days:
    names = [*PRESETS, OWN]
    chosen = st.selectbox(
        "Days", names, index=names.index(DEFAULT), key="period", bind="query-params"
    )
    if chosen is None or chosen != OWN:
        return preset(chosen or DEFAULT, data)
    picked = st.date_input(
        "From and to",
        preset(DEFAULT, data),
        min_value=data[0],
        max_value=data[1],
        key="dates",
        bind="query-params",
        format="DD/MM/YYYY",
    )
    # While the second date is still to be clicked there is only one.
    ends = picked if isinstance(picked, tuple) else (picked,)
    return (ends[0], ends[-1]) if ends else data


def _stores(reader: Reader, scope: Scope) -> tuple[str, ...]:
    names = store_names(reader, scope)
    if len(names) < 2:
        return ()
    return _several("Stores", "store", list(names), names)


def _categories(reader: Reader, scope: Scope) -> tuple[str, ...]:
    names = category_names(reader, scope)
    if len(names) < 2:
        return ()
    return _several("Categories", "category", names, {name: name for name in names})


def _several(label: str, key: str, options: list[str], names: dict[str, str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        options,
        format_func=lambda code: names.get(code, code),
        placeholder=f"All {label.lower()}",
        key=key,
        bind="query-params",
    )
    return tuple(sorted(chosen))
