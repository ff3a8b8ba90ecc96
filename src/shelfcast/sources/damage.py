"""How is a file that stops reading midway told of?"""

from __future__ import annotations

from shelfcast.errors import DamagedFileError


def damaged(name: str, error: BaseException) -> DamagedFileError:
    """The error for a table whose rows cannot all be read."""
    said = str(error).splitlines() or [type(error).__name__]
    return DamagedFileError(
        f"{name} begins well but cannot be read to its end.",
        evidence=said[:1],
        fix="copy or export it again; it may have been cut short",
    )
