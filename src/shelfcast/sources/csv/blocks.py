"""How is a text too large for memory read line by line, and many lines at once?

A `Block` is a run of physical lines in memory. Its lines are judged all at once: which hold
exactly well-quoted cells, how many cells, which are blank, which hold one cell at most. Only the
lines that are not plain need to be read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from shelfcast.sources.csv.dialect import Dialect

BLOCK = 1 << 23
"""Bytes of text held at once; a block's own memory is some fifteen times as much."""
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]


def line_blocks(path: Path, size: int | None = None) -> Iterator[tuple[list[str], bool]]:
    """The lines of a UTF-8 file with \\n line ends, a block at a time; true with the last.

    A last line without a line end counts, an empty one after the last line end does not.
    """
    left = b""
    with path.open("rb") as file:
        chunk = file.read(size or BLOCK)
        while chunk:
            following = file.read(size or BLOCK)
            whole = left + chunk
            cut = len(whole) if not following else whole.rfind(b"\n") + 1
            left, chunk = whole[cut:], following
            if cut:
                lines = whole[:cut].decode("utf-8", "replace").split("\n")
                if lines[-1] == "":
                    lines.pop()
                yield lines, not following


@dataclass(frozen=True)
class Judged:
    """What the lines of a block look like, each array as long as the lines.

    `plain`: well quoted and of one line, as far as the line itself tells. `cells`: how many cells
    a plain line holds. `blank`: no cell is filled. `few`: at most one cell is filled.
    """

    lines: pl.Series
    plain: Flags
    cells: Counts
    blank: Flags
    few: Flags


class Judge:
    """Judges blocks of lines by one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect

    def judged(self, lines: list[str]) -> Judged:
        """What the lines look like."""
        series = pl.Series("line", lines, dtype=pl.String)
        bare = self._bare(series)
        cells = self._count(bare)
        edges = f"{self.dialect.delimiter} \t"
        blank = (series.str.strip_chars(self.dialect.delimiter) == "").to_numpy()
        blank |= (series.str.strip_chars() == "").to_numpy()
        inner = series.str.strip_chars(edges + self.dialect.quote)
        parted = self._contains(inner)
        plain = self._plain(series) & ~blank
        return Judged(series, plain, cells, blank, blank | ~parted)

    @cached_property
    def _quoted(self) -> str:
        quote = self.dialect.quote
        return f"{quote}(?:[^{quote}]|{quote}{quote})*{quote}"

    def _has_quote(self, series: pl.Series) -> Flags:
        return series.str.contains(self.dialect.quote, literal=True).to_numpy()

    def _bare(self, series: pl.Series) -> pl.Series:
        """The lines with each quoted part made one sign, so that its delimiters do not count."""
        if not self._has_quote(series).any():
            return series
        return series.str.replace_all(self._quoted, self.dialect.quote)

    def _count(self, bare: pl.Series) -> Counts:
        if self.dialect.runs:
            counts = bare.str.strip_chars().str.count_matches(self.dialect.parting.pattern)
        else:
            counts = bare.str.count_matches(self.dialect.delimiter, literal=True)
        return counts.cast(pl.Int64).to_numpy() + 1

    def _contains(self, inner: pl.Series) -> Flags:
        if self.dialect.runs:
            return inner.str.contains(self.dialect.parting.pattern).to_numpy()
        return inner.str.contains(self.dialect.delimiter, literal=True).to_numpy()

    def _plain(self, series: pl.Series) -> Flags:
        quoted = self._has_quote(series)
        if not quoted.any():
            plain: Flags = np.ones(len(series), dtype=bool)
        elif len(self.dialect.delimiter) > 1 or self.dialect.escape or self.dialect.runs:
            plain = ~quoted
        else:
            plain = ~quoted
            plain[quoted] = series.filter(pl.Series(quoted)).str.contains(self._line).to_numpy()
        if self.dialect.comment:
            remark = f"^\\s*{_escaped(self.dialect.comment)}"
            plain &= ~series.str.contains(remark).to_numpy()
        return plain

    @cached_property
    def _line(self) -> str:
        sign, quote = _escaped(self.dialect.delimiter), self.dialect.quote
        cell = f"(?:{self._quoted}|[^{quote}{sign}]*)"
        return f"^{cell}(?:{sign}{cell})*$"


def _escaped(text: str) -> str:
    return "".join(f"\\x{{{ord(sign):X}}}" for sign in text)
