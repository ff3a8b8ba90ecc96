"""How are two pieces of work done at the same time, and told as one?

LightGBM works outside of Python's lock and AutoETS inside of it: one after the other, each leaves
a core idle. Each piece depends on its own arguments only, so both give what they give alone.
Not here: the tasks a piece is cut into (task.py).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from shelfcast.contracts import Progress

A = TypeVar("A")
B = TypeVar("B")


def at_once(
    one: Callable[[Progress], A],
    other: Callable[[Progress], B],
    progress: Progress,
    shares: tuple[float, float],
) -> tuple[A, B]:
    """What both give. shares: how much of the whole each is, of 1.

    >>> at_once(lambda told: told("one", 0.5), lambda told: 2, print, (0.8, 0.2))
    one 0.4
    (None, 2)
    """
    told, lock = [0.0, 0.0], Lock()

    def part(place: int) -> Progress:
        def tell(label: str, done: float) -> None:
            with lock:
                told[place] = shares[place] * done
                progress(label, sum(told))

        return tell

    with ThreadPoolExecutor(1) as side:
        waiting = side.submit(other, part(1))
        return one(part(0)), waiting.result()
