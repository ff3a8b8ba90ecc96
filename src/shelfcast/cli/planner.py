"""The commands that a planner reads: exceptions, outlook, transfers, suppliers, classes."""

from __future__ import annotations

from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Limit, Snapshot, Where, load

Store = Annotated[str | None, typer.Option("--store", help="Only this store.")]
Product = Annotated[str | None, typer.Option("--product", help="Only this product.")]
Supplier = Annotated[str | None, typer.Option("--supplier", help="Only this supplier.")]


def outlook(
    store: Store = None,
    product: Product = None,
    dead: Annotated[bool, typer.Option("--dead", help="Only what no longer sells.")] = False,
    over: Annotated[bool, typer.Option("--over", help="Only overstock, most money first.")] = False,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """How long each shelf lasts, when it runs out, what was missed and what lies idle."""
    from shelfcast.show.planner import show_outlook

    asked = {"store_id": store, "product_id": product}
    which = "dead" if dead else "over" if over else "soonest"
    show_outlook(load(project), asked, which, limit, snapshot, as_json=as_json)


def exceptions(
    kind: Annotated[
        str | None, typer.Option("--kind", help="Only one kind, such as stock_out_coming.")
    ] = None,
    store: Store = None,
    product: Product = None,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """What to look at today, most money first: what is so, and what to do next."""
    from shelfcast.show.planner import show_exceptions

    asked = {"kind": kind, "store_id": store, "product_id": product}
    show_exceptions(load(project), asked, limit, snapshot, as_json=as_json)


def transfers(
    store: Annotated[str | None, typer.Option("--store", help="Only moves to this store.")] = None,
    product: Product = None,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Which goods to move from one store to another, most money gained first."""
    from shelfcast.show.planner import show_transfers

    asked = {"store_id": store, "product_id": product}
    show_transfers(load(project), asked, limit, snapshot, as_json=as_json)


def suppliers(
    supplier: Supplier = None,
    products: Annotated[bool, typer.Option("--products", help="A row a product.")] = False,
    limit: Limit = None,
    snapshot: Snapshot = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Which suppliers keep their promises: on time, late, partial, lost, and the money."""
    from shelfcast.show.planner import show_suppliers

    table = "product_supply" if products else "supplier_performance"
    show_suppliers(load(project), table, supplier, limit, snapshot, as_json=as_json)


def classes(snapshot: Snapshot = None, project: Where = HERE, as_json: AsJson = False) -> None:
    """How each ABC/XYZ class should be kept: service level, review and rule, with its money."""
    from shelfcast.show.planner import show_classes

    show_classes(load(project), snapshot, as_json=as_json)
