"""The commands for purchase orders: orders, orders approve, adjust, withdraw, log."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Snapshot, Where, load
from shelfcast.cli.planner import Product, Store, Supplier

orders = typer.Typer(help="Purchase orders: written for suppliers, approved, changed, taken back.")
By = Annotated[str | None, typer.Option("--by", help="Who says so; none: your user name.")]
Number = Annotated[str | None, typer.Option("--number", help="Only this purchase order.")]
Because = Annotated[str, typer.Option("--reason", help="Why.")]


@orders.callback(invoke_without_command=True)
def orders_shown(
    context: typer.Context,
    supplier: Supplier = None,
    store: Store = None,
    number: Number = None,
    approved: Annotated[
        bool, typer.Option("--approved", help="Those on their way, not the proposed ones.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="A .xlsx, .csv or .pdf file for the supplier.")
    ] = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Purchase orders, one a supplier, store and day, on the screen or as a file to send."""
    if context.invoked_subcommand is not None:
        return
    from shelfcast.show.orders import show_orders

    chosen = {"supplier_id": supplier, "store_id": store, "po_number": number}
    status = "approved" if approved else None if number else "proposed"
    show_orders(load(project), {**chosen, "status": status}, to, snapshot, as_json=as_json)


@orders.command("approve")
def orders_approve(
    supplier: Supplier = None,
    store: Store = None,
    product: Product = None,
    number: Number = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All that is proposed, where nothing is named.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why, where that matters.")] = "",
    author: By = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Approve what is proposed: it counts as on its way from the next plan on."""
    from shelfcast.show.orders import show_approved

    named = {"supplier_id": supplier, "store_id": store, "product_id": product}
    show_approved(
        load(project),
        {**named, "po_number": number},
        reason,
        author,
        everything=everything,
        as_json=as_json,
    )


@orders.command("adjust")
def orders_adjust(
    store: Annotated[str, typer.Argument(help="The store's id.")],
    product: Annotated[str, typer.Argument(help="The product's id.")],
    quantity: Annotated[float, typer.Option(help="Units to order; 0 leaves it out.")],
    reason: Because,
    author: By = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Order another quantity than the plan asks for, of the plan's day."""
    from shelfcast.show.orders import show_adjusted

    show_adjusted(load(project), (store, product), quantity, reason, author, as_json=as_json)


@orders.command("withdraw")
def orders_withdraw(
    number: Annotated[str, typer.Argument(help="The purchase order, as `orders log` shows it.")],
    reason: Because,
    author: By = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Take an approved order back: it is on its way no longer."""
    from shelfcast.show.orders import show_withdrawn

    show_withdrawn(load(project), number, reason, author, as_json=as_json)


@orders.command("log")
def orders_log(snapshot: Snapshot = None, project: Where = HERE, as_json: AsJson = False) -> None:
    """Who approved, changed or took back what, when and why."""
    from shelfcast.show.orders import show_log

    show_log(load(project), snapshot, as_json=as_json)
