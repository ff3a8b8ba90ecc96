"""The commands that a planner reads: outlook."""

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
