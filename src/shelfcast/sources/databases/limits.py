"""How long may a database take, and how much is held in memory?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, seconds for one statement, rows held at a time."""

    connect: float = 60
    statement: int = 600
    batch_rows: int = 50_000
