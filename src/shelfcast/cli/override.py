"""The commands for what a person knows better: override add, list, remove, scores."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from shelfcast.cli.options import HERE, AsJson, Snapshot, Where, load

override = typer.Typer(help="Forecasts that a person changes, with reason, author and score.")
By = Annotated[str | None, typer.Option("--author", help="Who says so; none: your user name.")]
Because = Annotated[str, typer.Option("--reason", help="Why; scores are told by reason.")]
Day = Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day.")]
LastDay = Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day.")]


@override.command("add")
def override_add(
    start: Day,
    end: LastDay,
    reason: Because,
    percent: Annotated[
        float | None, typer.Option(help="Percent more, or less where below 0.")
    ] = None,
    quantity: Annotated[float | None, typer.Option(help="Units over all these days.")] = None,
    store: Annotated[str | None, typer.Option(help="A store's id.")] = None,
    product: Annotated[str | None, typer.Option(help="A product's id.")] = None,
    category: Annotated[str | None, typer.Option(help="A category.")] = None,
    region: Annotated[str | None, typer.Option(help="A region.")] = None,
    author: By = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Change the forecast of a product, a store, a category or all; its parts and sums follow."""
    from shelfcast.show.override import show_added
    from shelfcast.steps.override_said import Said

    asked = Said(
        start.date(),
        end.date(),
        reason,
        percent,
        quantity,
        author,
        region=region,
        store_id=store,
        category=category,
        product_id=product,
    )
    show_added(load(project), asked, as_json=as_json)


@override.command("list")
def override_list(
    snapshot: Snapshot = None, project: Where = HERE, as_json: AsJson = False
) -> None:
    """Every override ever made, with what it did and whether it still holds."""
    from shelfcast.show.override import show_overrides

    show_overrides(load(project), snapshot, as_json=as_json)


@override.command("remove")
def override_remove(
    override_id: Annotated[str, typer.Argument(help="Its id, as `override list` shows it.")],
    reason: Because,
    author: By = None,
    project: Where = HERE,
    as_json: AsJson = False,
) -> None:
    """Take one back from the next day forecast on; it stays in the log, and is scored till then."""
    from shelfcast.show.override import show_removed

    show_removed(load(project), override_id, reason, author, as_json=as_json)


@override.command("scores")
def override_scores(
    snapshot: Snapshot = None, project: Where = HERE, as_json: AsJson = False
) -> None:
    """Were they worth it: the misses with and without, by author and reason."""
    from shelfcast.show.override import show_scores

    show_scores(load(project), snapshot, as_json=as_json)
