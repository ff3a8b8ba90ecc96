"""How does a person say what to look at?

The controls stand in the sidebar and are the same on all pages; a page shows those that it heeds,
and of these only what the project has: no region is asked for where there is one. Each choice is
kept in the address of the page, so a view can be sent to somebody else and follows from page to
page. What an address says of a store that is not there, or that the viewer may not see, is
forgotten: the choices are made from what the viewer sees, so no address shows more.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from shelfcast.dashboard.filters import (
    CATEGORIES,
    COMPARISON,
    DATES,
    PRODUCTS,
    REGIONS,
    STORES,
    Filters,
    category_names,
    store_names,
    stores_by_region,
)
from shelfcast.dashboard.period import COMPARISONS, DEFAULT, OWN, PRESETS, Days, preset
from shelfcast.errors import NoDataError
from shelfcast.metrics import Reader, Scope, data_range

SEARCH_LENGTH = 60


def sidebar(reader: Reader, scope: Scope, heeded: Iterable[str]) -> Filters:
    """Draw the controls that the page heeds and return what is chosen.

    Raises NoDataError where no sale is there to be seen.
    """
    data = data_range(reader, scope)
    if data is None:
        raise NoDataError("There are no sales to show yet.", fix="shelfcast run FILE", state="")
    wanted = frozenset(heeded)
    with st.sidebar:
        days = _days(data) if DATES in wanted else data
        compare = COMPARISONS[_beside()] if COMPARISON in wanted else "previous_period"
        of_region = stores_by_region(reader, scope) if REGIONS in wanted else {}
        regions = _regions(of_region)
        near = tuple(code for region in regions for code in of_region[region])
        stores = _stores(store_names(reader, scope), near) if STORES in wanted else ()
        categories = _categories(category_names(reader, scope)) if CATEGORIES in wanted else ()
        product = _product() if PRODUCTS in wanted else ""
    return Filters(days, data, stores, categories, regions, near, product, compare)


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


def _beside() -> str:
    names = list(COMPARISONS)
    return st.selectbox("Beside", names, key="beside", bind="query-params") or names[0]


def _regions(of_region: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if len(of_region) < 2:
        return ()
    return _several("Regions", "region", {name: name for name in of_region})


def _stores(names: dict[str, str], near: tuple[str, ...]) -> tuple[str, ...]:
    """The stores to choose from are those of the regions chosen, where some are."""
    if len(names) < 2:
        return ()
    offered = {code: name for code, name in names.items() if not near or code in near}
    return _several("Stores", "store", offered)


def _categories(names: list[str]) -> tuple[str, ...]:
    if len(names) < 2:
        return ()
    return _several("Categories", "category", {name: name for name in names})


def _product() -> str:
    typed = st.text_input(
        "Product",
        key="product",
        bind="query-params",
        max_chars=SEARCH_LENGTH,
        placeholder="Part of its name or code",
    )
    return (typed or "").strip()


def _several(label: str, key: str, names: dict[str, str]) -> tuple[str, ...]:
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda code: names.get(code, code),
        placeholder=f"All {label.lower()}",
        key=key,
        bind="query-params",
    )
    return tuple(sorted(chosen))
