"""How is a slow reading made quick where texts repeat? Each different text is read once."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl


def each_once(
    text: pl.Expr, read: Callable[[pl.Series], pl.Series], dtype: pl.DataType | type[pl.DataType]
) -> pl.Expr:
    """What `read` makes of the texts; it gets different texts and returns as many values."""

    def through(texts: pl.Series) -> pl.Series:
        different = texts.alias("x").unique()
        found = pl.DataFrame({"x": different, "y": read(different)})
        asked = texts.alias("x").to_frame()
        return asked.join(found, on="x", how="left", maintain_order="left", nulls_equal=True)["y"]

    return text.map_batches(through, return_dtype=dtype, is_elementwise=True)
