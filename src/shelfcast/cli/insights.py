"""The commands that explain: why, explain, insights."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import (
    HERE,
    AsJson,
    End,
    Filters,
    Limit,
    Snapshot,
    Start,
    Where,
    load,
    told_day,
)

Against = Annotated[str, typer.Option(help="previous_period, previous_year, or FROM..TO")]


def why(
    metric: Annotated[str, typer.Argument(help="A metric's name.")],
    start: Start = None,
    end: End = None,
    against: Against = "previous_period",
    by: Annotated[
        str | None, typer.Option(help="A dimension; else the one that tells most.")
    ] = None,
    where: Filters = None,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Why a number changed: volume, price, mix, new and lost, adding up to the cent."""
    from shelfcast.insights import Asked, parse_against
    from shelfcast.show.why import show_why

    asked = Asked(
        metric,
        told_day(start),
        told_day(end),
        parse_against(against),
        by,
        tuple(where or ()),
    )
    show_why(load(project), asked, limit, snapshot, as_json=as_json)


def explain(
    store: Annotated[str | None, typer.Argument(help="A store's id; none: every store.")] = None,
    product: Annotated[
        str | None, typer.Argument(help="A product's id; none: every product.")
    ] = None,
    of_product: Annotated[
        str | None, typer.Option("--product", help="The same, over every store.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="Only products of this category.")] = None,
    periods: Annotated[bool, typer.Option("--periods", help="Each period by driver too.")] = False,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Why a forecast is what it is (season, calendar, price, promotions), and its worth."""
    from shelfcast.show.explain import show_explained

    asked = {"store_id": store, "product_id": product or of_product, "category": category}
    show_explained(load(project), asked, snapshot, periods=periods, as_json=as_json)


def insights(
    name: Annotated[
        str,
        typer.Argument(
            help="rfm, cohorts, abc_xyz, like_for_like, new_items, baskets, anomalies, uplift or "
            "elasticity."
        ),
    ],
    start: Start = None,
    end: End = None,
    against: Against = "previous_period",
    by: Annotated[
        str | None, typer.Option(help="customer (rfm), product (abc_xyz), store or category.")
    ] = None,
    where: Filters = None,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What stands out: customers, products, stores, baskets, odd days, promotions and prices."""
    from shelfcast.insights import parse_against
    from shelfcast.show.insight import show_insight

    asked = {
        "start": told_day(start),
        "end": told_day(end),
        "against": parse_against(against),
        "by": by,
        "where": tuple(where or ()),
    }
    show_insight(load(project), name, asked, limit, snapshot, as_json=as_json)
