"""The command proof: what the plan would have been worth over the past."""

from __future__ import annotations

from shelfcast.cli.options import HERE, AsJson, Snapshot, Where, load


def proof(snapshot: Snapshot = None, project: Where = HERE, as_json: AsJson = False) -> None:
    """What such plans would have saved over the past, and how sure that is."""
    from shelfcast.show.proof import show_proof

    show_proof(load(project), snapshot, as_json=as_json)
