"""What may be reached, how long may it take, and how much may come?"""

from __future__ import annotations

from dataclasses import dataclass

GIB = 1 << 30


@dataclass(frozen=True)
class Access:
    """The limits of `[sources]`: times in seconds, sizes in bytes."""

    allow_private: bool = False
    allow_http: bool = False
    timeout: float = 60
    statement_timeout: int = 600
    max_bytes: int = 8 * GIB
