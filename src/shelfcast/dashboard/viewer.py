"""Who is looking, and what may they see? Everybody sees everything until there is a login."""

from __future__ import annotations

from shelfcast.metrics import Scope


def viewer() -> Scope:
    """The scope of the person who looks; every page passes it on to `metrics`."""
    return Scope()
