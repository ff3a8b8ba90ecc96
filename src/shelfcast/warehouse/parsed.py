"""Which models and tests does a build run: all, or only what reads something new?

The parsed project (dbt's manifest), with the claims of each table asked as one test.
Not here: parsing it, running it (dbt_run.py).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from shelfcast.warehouse.claims import Claim, ask_for, claims_below, merge_claims

_MARK = "built_now"


@dataclass(frozen=True)
class Parsed:
    """dbt's manifest, and the claims of each test that stands for several, by its key."""

    manifest: Any
    claims: Mapping[str, tuple[Claim, ...]]

    @contextmanager
    def selected(self, changed: Collection[str] | None) -> Iterator[str]:
        """The words that select what is below these raw tables, but for views; or everything.

        A view is its SQL, and where that changed, everything is built. By a mark, since dbt looks
        at every node once for each name it is told.
        """
        if changed is None:
            yield "--full-refresh"
            return
        found = self._below(changed)
        nodes = [self.manifest.nodes[key] for key in found if key in self.manifest.nodes]
        made = [node for node in nodes if node.config.materialized != "view"]
        claims = {key: told for key, told in self.claims.items() if key in found}
        for node in made:
            node.tags.append(_MARK)
        for key, told in claims.items():
            ask_for(self.manifest.nodes[key], claims_below(told, found))
        try:
            yield f"--select tag:{_MARK}"
        finally:
            for node in made:
                node.tags.remove(_MARK)
            for key, told in claims.items():
                ask_for(self.manifest.nodes[key], told)

    def _below(self, changed: Collection[str]) -> set[str]:
        self.manifest.build_parent_and_child_maps()
        sources = {f"source.shelfcast.raw.{table}" for table in changed}
        found, left = set(sources), list(sources)
        while left:
            new = set(self.manifest.child_map.get(left.pop(), ())) - found
            found |= new
            left += new
        return found


def parsed_of(manifest: Any) -> Parsed:
    """The manifest, changed in place: one test a table."""
    return Parsed(manifest, merge_claims(manifest))
