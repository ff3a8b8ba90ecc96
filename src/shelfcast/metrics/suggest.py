"""What did the person mean, where no such name exists?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from shelfcast.errors import QueryError

UNCHANGED = "Nothing was changed."


def unknown(kind: str, name: str, known: Sequence[str]) -> QueryError:
    """The error for a name that is not in `known`, with the nearest names and the list.

    >>> print(unknown("metric", "revenu", ("revenue", "units")).fix)
    did you mean revenue?
    """
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.6)
    return QueryError(
        f"There is no {kind} {name!r}.",
        evidence=(f"{kind}s: {', '.join(known)}",),
        fix=f"did you mean {' or '.join(near)}?" if near else f"take a {kind} of the list",
        state=UNCHANGED,
    )
