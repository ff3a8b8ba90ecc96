"""What does a planner see: exceptions, shelves, transfers, suppliers, classes?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from shelfcast import warehouse
from shelfcast.metrics import Filter, rows
from shelfcast.project import Project
from shelfcast.terminal import print_frame, print_json, records, say

SHOWN = 20
PERCENT = {"stockout_probability": "percent"}
_NAMED = ("store_id", "product_id", "product_name", "on_hand")
OUTLOOKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "soonest": (
        (
            *_NAMED,
            "in_transit",
            "days_of_cover",
            "next_delivery",
            "stockout_probability",
            "expected_stockout",
            "order_quantity",
            "lost_sales",
        ),
        ("-stockout_probability", "expected_stockout"),
    ),
    "dead": (
        (*_NAMED, "money_tied_up", "last_sold_on", "advice", "money_freed"),
        ("-money_tied_up",),
    ),
    "over": (
        (*_NAMED, "order_up_to", "overstock_units", "overstock_money", "days_of_cover"),
        ("-overstock_money",),
    ),
}


def show_outlook(
    project: Project,
    asked: Mapping[str, str | None],
    which: str,
    limit: int | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """The outlook of the served snapshot: the shelves that run out soonest, idle or dead stock."""
    columns, order = OUTLOOKS[which]
    found, served = read(
        project, "stock_outlook", snapshot, filters(asked), (*order, "store_id", "product_id")
    )
    found = _only(found, which)
    if as_json:
        print_json({"outlook": records(found.head(limit or found.height)), "snapshot": served})
        return
    for sentence in _told(found, project.settings.project.currency):
        say(sentence)
    currency = project.settings.project.currency
    print_frame(found.select(columns), formats=PERCENT, currency=currency, limit=limit or SHOWN)


def show_exceptions(
    project: Project,
    asked: Mapping[str, str | None],
    limit: int | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """What to look at, most money first."""
    found, served = read(project, "exceptions", snapshot, filters(asked), ("rank",))
    if as_json:
        told = records(found.head(limit or found.height))
        print_json({"exceptions": told, "snapshot": served})
        return
    if found.is_empty():
        say("Nothing stands out.")
        return
    kinds = found.group_by("kind").agg(pl.len(), pl.col("money_at_stake").sum())
    currency = project.settings.project.currency
    for kind, count, money in kinds.sort("money_at_stake", descending=True).iter_rows():
        say(f"{kind}: {count:,}, {currency} {money:,.0f}")
    shown = found.select(EXCEPTION_COLUMNS)
    print_frame(shown, formats={"money_at_stake": "money"}, currency=currency, limit=limit or SHOWN)


EXCEPTION_COLUMNS = (
    "kind",
    "store_id",
    "product_id",
    "product_name",
    "money_at_stake",
    "money_is",
    "sentence",
    "next_action",
)


def show_transfers(
    project: Project,
    asked: Mapping[str, str | None],
    limit: int | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """The moves between stores, most gain first."""
    found, served = read(project, "transfers", snapshot, filters(asked), ("rank",))
    if as_json:
        told = records(found.head(limit or found.height))
        print_json({"transfers": told, "snapshot": served})
        return
    currency = project.settings.project.currency
    say(f"{found.height:,} moves gain {currency} {found['net_gain'].sum():,.0f}.")
    if found.height:
        shown = found.select("product_id", "product_name", "sentence", "net_gain")
        money = {"net_gain": "money_exact"}
        print_frame(shown, formats=money, currency=currency, limit=limit or SHOWN)


def show_classes(project: Project, snapshot: str | None, *, as_json: bool) -> None:
    """The classes of products, and how each should be kept."""
    found, served = read(project, "class_policies", snapshot, (), ("class",))
    if as_json:
        print_json({"classes": records(found), "snapshot": served})
        return
    shares = dict.fromkeys(("revenue_share", "service_level"), "percent")
    print_frame(found, formats=shares)


def show_suppliers(
    project: Project,
    table: str,
    supplier: str | None,
    limit: int | None,
    snapshot: str | None,
    *,
    as_json: bool,
) -> None:
    """How suppliers keep their promises, the most money ordered first."""
    wanted = filters({"supplier_id": supplier})
    found, served = read(project, table, snapshot, wanted, ("-ordered_money", "supplier_id"))
    if as_json:
        print_json({"suppliers": records(found.head(limit or found.height)), "snapshot": served})
        return
    shares = dict.fromkeys(("on_time_share", "fill_rate"), "percent")
    shown = found.select(name for name in SUPPLIER_COLUMNS if name in found.columns)
    print_frame(shown, formats=shares, limit=limit or SHOWN)


SUPPLIER_COLUMNS = (
    "supplier_id",
    "product_id",
    "order_lines",
    "ordered_money",
    "on_time_share",
    "early",
    "late",
    "partial",
    "overdue",
    "lost",
    "fill_rate",
    "mean_lead_time",
    "sd_lead_time",
    "promised_lead_time",
)


def read(
    project: Project,
    table: str,
    snapshot: str | None,
    wanted: Sequence[Filter] = (),
    order: Sequence[str] = (),
) -> tuple[pl.DataFrame, str]:
    """A table of the served snapshot, or of the one named, and that snapshot's id."""
    with warehouse.open_snapshot(project.warehouse, snapshot) as reader:
        return rows(reader, table, wanted, order=order), reader.snapshot_id


def filters(asked: Mapping[str, str | None]) -> list[Filter]:
    """Each column that is asked for is what was said."""
    return [Filter(name, "=", (value,)) for name, value in asked.items() if value is not None]


def _only(found: pl.DataFrame, which: str) -> pl.DataFrame:
    if which == "dead":
        return found.filter("is_dead")
    return found.filter(pl.col("overstock_units") > 0) if which == "over" else found


def _told(found: pl.DataFrame, currency: str) -> list[str]:
    """Sums over all the rows that were asked for."""
    short = found.filter(pl.col("stockout_probability") > 0.5).height
    sums = {name: float(found[name].sum()) for name in _SUMMED}
    return [
        f"{found.height:,} shelves; {short:,} more likely than not run out before goods can come.",
        f"{currency} {sums['money_tied_up']:,.0f} lie on them; {sums['overstock_money']:,.0f} of "
        "it, with what is on the way, are beyond what an order would bring.",
        f"{sums['lost_sales']:,.0f} of sales were missed on empty shelves in the last year.",
    ]


_SUMMED = ("money_tied_up", "overstock_money", "lost_sales")
