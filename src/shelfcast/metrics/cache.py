"""Was this asked before?

A snapshot never changes, so the answer to a question about it never does. The least recently used
answers go first when there are too many, or when together they are too big. Safe between threads:
two that ask the same at once may both compute it, and get equal answers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
MEBIBYTE = 2**20


class Cache(Generic[T]):
    """Answers by key, bounded in number and in bytes as `size` tells them."""

    def __init__(
        self,
        size: Callable[[T], int],
        entries: int = 512,
        max_bytes: int = 128 * MEBIBYTE,
    ) -> None:
        self._size = size
        self._entries = entries
        self._max_bytes = max_bytes
        self._kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept for `key`, else the one that `make` gives, kept from now on."""
        with self._lock:
            if key in self._kept:
                return self._used(key)
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return self._used(key)
            try:
                value = make()
                with self._lock:
                    self._keep(key, value)
            finally:
                self._making.pop(key, None)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def __len__(self) -> int:
        """How many answers are kept."""
        return len(self._kept)

    def _used(self, key: Hashable) -> T:
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def _keep(self, key: Hashable, value: T) -> None:
        size = self._size(value)
        if size > self._max_bytes:
            return
        if key in self._kept:
            self._bytes -= self._kept.pop(key)[1]
        self._kept[key] = (value, size)
        self._bytes += size
        while len(self._kept) > self._entries or self._bytes > self._max_bytes:
            self._bytes -= self._kept.popitem(last=False)[1][1]
