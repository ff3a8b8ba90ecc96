"""How is a file that stops reading midway told of?"""

from __future__ import annotations

import struct
import zlib

from shelfcast.errors import DamagedFileError

PARSER_FAULTS: tuple[type[BaseException], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What libraries that parse documents raise on bytes their authors never saw."""


def damaged(name: str, error: BaseException) -> DamagedFileError:
    """The error for a table whose rows cannot all be read."""
    said = str(error).splitlines() or [type(error).__name__]
    return DamagedFileError(
        f"{name} begins well but cannot be read to its end.",
        evidence=said[:1],
        fix="copy or export it again; it may have been cut short",
    )


def unreadable(name: str, what: str, error: BaseException, fix: str = "") -> DamagedFileError:
    """The error for a file that begins like `what` but whose parser gave up.

    >>> print(unreadable("a.pdf", "a PDF", ValueError("no trailer")).what)
    a.pdf begins like a PDF but does not read.
    """
    said = str(error).splitlines() or [type(error).__name__]
    return DamagedFileError(
        f"{name} begins like {what} but does not read.",
        evidence=[said[0][:200]],
        fix=fix or "copy or export it again; it may have been cut short",
    )
