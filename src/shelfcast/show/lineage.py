"""Where do the tables come from? The page is written, told of and, where asked, served."""

from __future__ import annotations

from pathlib import Path

from shelfcast import warehouse
from shelfcast.pipeline import writing
from shelfcast.project import Project
from shelfcast.show.page_server import HOST, serve_until_stopped, server_of
from shelfcast.terminal import bar, print_json, say, warn

PAGE = "index.html"
NAMED = 5


def show_lineage(project: Project, to: Path | None, port: int | None, *, as_json: bool) -> None:
    """Write the page into `to` (the project's own folder where None); served where a port is told.

    Raises InputError where the port is taken, before anything is written.
    """
    folder = to or project.warehouse / "docs"
    server = server_of(folder, port) if port is not None else None
    with bar(quiet=as_json) as progress, writing(project):
        made = warehouse.write_lineage(
            project.warehouse,
            folder / PAGE,
            own=warehouse.own_project(project.root),
            rules=project.settings.cleaning.model_dump(mode="json"),
            target=project.settings.target,
            progress=progress,
        )
    address = f"http://{HOST}:{server.server_port}" if server is not None else None
    if as_json:
        print_json({**_document(made), "address": address})
    else:
        _say(made, address)
    if server is not None:
        serve_until_stopped(server)


def _document(made: warehouse.Lineage) -> dict[str, object]:
    return {
        "page": str(made.page),
        "models": made.models,
        "sources": made.sources,
        "exposures": made.exposures,
        "columns": made.columns,
        "undescribed": list(made.undescribed),
    }


def _say(made: warehouse.Lineage, address: str | None) -> None:
    say(
        f"{made.page}: {made.models} models, {made.sources} sources, {made.columns} columns, "
        f"{made.exposures} uses"
    )
    if made.undescribed:
        more = f" and {len(made.undescribed) - NAMED} more" if len(made.undescribed) > NAMED else ""
        warn(f"Without a description: {', '.join(made.undescribed[:NAMED])}{more}")
    if address:
        say(f"Open {address} (the graph is the button at the lower right). Ctrl-C stops it.")
    else:
        say("Open it in a browser, or: shelfcast docs --serve")
