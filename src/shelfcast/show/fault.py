"""How is an error told that no room foresaw?

In a sentence, as any other error; its traceback goes to a file that can be sent.
"""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from shelfcast.errors import DiskFullError, FailureError, ShelfcastError


def told(error: Exception) -> ShelfcastError:
    """The error as one that a person can read."""
    from shelfcast.lake import says_full

    if says_full(error):
        return DiskFullError(
            "No space is left on the disk.",
            evidence=[str(error)],
            fix="free some space, then run the same command again",
            state="What was published before is still being served.",
        )
    log = _write(error)
    return FailureError(
        f"Shelfcast failed in a way it did not foresee: {type(error).__name__}: {error}",
        fix=f"report it with the file {log}" if log else "report it",
        state="What was published before is still being served.",
    )


def _write(error: Exception) -> Path | None:
    """The traceback in a file; None where there is no space for it."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="shelfcast-", suffix=".log", delete=False, encoding="utf-8"
        ) as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return Path(file.name)
