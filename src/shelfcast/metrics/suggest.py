"""What did the person mean, where no such name exists?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from shelfcast.errors import QueryError

UNCHANGED = "Nothing was changed."
CLOSE, AS_CLOSE = 0.6, 0.15
"""How alike a name must be, of 1; and by how much less than the nearest it may be."""


def unknown(kind: str, name: str, known: Sequence[str]) -> QueryError:
    """The error for a name that is not in `known`, with the nearest names and the list.

    >>> print(unknown("metric", "revenu", ("revenue", "units")).fix)
    did you mean revenue?
    """
    near = _near(name.lower(), known)
    return QueryError(
        f"There is no {kind} {name!r}.",
        evidence=(f"{kind}s: {', '.join(known)}",),
        fix=f"did you mean {' or '.join(near)}?" if near else f"take a {kind} of the list",
        state=UNCHANGED,
    )


def _near(name: str, known: Sequence[str]) -> list[str]:
    """The names most alike; one that is far less so than the nearest is no help."""
    found = get_close_matches(name, known, n=3, cutoff=CLOSE)
    alike = [SequenceMatcher(None, other, name).ratio() for other in found]
    return [n for n, one in zip(found, alike, strict=True) if one >= alike[0] - AS_CLOSE]
