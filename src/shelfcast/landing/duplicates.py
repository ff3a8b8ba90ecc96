"""Has the lake this row already?

A line without a key is the same line when its whole content is the same, and the second such line
of one file is the second of an overlapping file, not a third: a new file adds, of each content, as
many lines as it has beyond those that are there. A row with a key is the same when the latest
version of its key holds the same.
"""

from __future__ import annotations

import polars as pl

_PLACE, _THERE = "__place", "__there"


def known_lines(new: pl.DataFrame, old: pl.DataFrame, content: list[str]) -> pl.Series:
    """True for each row of `new` that `old` has already, counting repeats.

    >>> frame = pl.DataFrame({"a": [1, 1, 2]})
    >>> known_lines(frame, pl.DataFrame({"a": [1]}), ["a"]).to_list()
    [True, False, False]
    """
    counts = old.group_by(content).agg(pl.len().alias(_THERE))
    seen = new.select(content).join(
        counts, on=content, how="left", nulls_equal=True, maintain_order="left"
    )
    place = pl.int_range(pl.len()).over(content).alias(_PLACE)
    matched = seen.with_row_index("__row").filter(pl.col(_THERE).is_not_null())
    known = matched.with_columns(place).filter(pl.col(_PLACE) < pl.col(_THERE))["__row"]
    return pl.int_range(new.height, eager=True).is_in(known.cast(pl.Int64).implode())


def known_versions(
    new: pl.DataFrame, old: pl.DataFrame, key: list[str], content: list[str]
) -> pl.Series:
    """True for each row of `new` that equals the latest version of its key in `old`.

    `old` needs `_landed_at` and `_row_number`, by which versions are ordered.
    """
    latest = old.sort("_landed_at", "_row_number").unique(key, keep="last")
    return known_lines(new, latest, content)
