"""What do the columns hold: how full, how many different values, from where to where, what mostly?

`rows`, `missing`, `lowest` and `highest` are exact; `distinct` is HyperLogLog's estimate above some
thousands. Quartiles, the commonest values and the patterns are of a sample of at most SAMPLE rows,
taken evenly. A pattern has 9 for digits, A for capitals and a for other letters: `AA-9`.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from shelfcast.contracts import Dataset
from shelfcast.landing.stored import stored_rows
from shelfcast.sources import TextTable

SAMPLE = 100_000
COMMONEST = 5
RARE = 0.01
PROFILE_SCHEMA = {
    "dataset": pl.String(),
    "column": pl.String(),
    "type": pl.String(),
    "rows": pl.Int64(),
    "missing": pl.Int64(),
    "missing_share": pl.Float64(),
    "distinct": pl.Int64(),
    "lowest": pl.String(),
    "q25": pl.String(),
    "median": pl.String(),
    "q75": pl.String(),
    "highest": pl.String(),
    "commonest": pl.String(),
    "patterns": pl.String(),
}
_SHAPES = ((r"\p{Lu}+", "A"), (r"[\p{L}--\p{Lu}]+", "a"), (r"\d+", "9"))


def profile_text(table: TextTable) -> pl.DataFrame:
    """One row a column of a text table, blanks counted as missing."""
    return _profile(table.name, table.rows, table.columns)


def profile_files(dataset: Dataset, files: Sequence[str]) -> pl.DataFrame:
    """One row a column of a dataset's curated files; columns nobody filled are left out."""
    if not files:
        return pl.DataFrame(schema=PROFILE_SCHEMA)
    return profile_rows(dataset, stored_rows(dataset, files))


def profile_rows(dataset: Dataset, rows: pl.LazyFrame) -> pl.DataFrame:
    """The same of some of a dataset's rows."""
    profile = _profile(dataset.name, rows, dataset.names)
    return profile.filter(pl.col("missing") < pl.col("rows"))


def _profile(name: str, rows: pl.LazyFrame, columns: Sequence[str]) -> pl.DataFrame:
    exact = rows.select(pl.len().alias("rows"), *_exact(columns)).collect(engine="streaming")
    found = exact.row(0, named=True)
    total = found["rows"]
    sample = rows.select(columns).gather_every(max(total // SAMPLE, 1)).collect()
    lines = [
        {
            "dataset": name,
            "column": column,
            "type": _type(sample.schema[column]),
            "rows": total,
            "missing": found[f"{place}:missing"],
            "missing_share": found[f"{place}:missing"] / total if total else 0.0,
            "distinct": found[f"{place}:distinct"],
            "lowest": plain(found[f"{place}:lowest"], sample.schema[column]),
            "highest": plain(found[f"{place}:highest"], sample.schema[column]),
            **_sampled(sample[column]),
        }
        for place, column in enumerate(columns)
    ]
    return pl.DataFrame(lines, schema=PROFILE_SCHEMA)


def _exact(columns: Sequence[str]) -> list[pl.Expr]:
    return [
        measure
        for place, column in enumerate(columns)
        for measure in (
            pl.col(column).null_count().alias(f"{place}:missing"),
            pl.col(column).approx_n_unique().alias(f"{place}:distinct"),
            pl.col(column).min().cast(pl.String).alias(f"{place}:lowest"),
            pl.col(column).max().cast(pl.String).alias(f"{place}:highest"),
        )
    ]


def _type(dtype: pl.DataType) -> str:
    if dtype.is_temporal():
        return "date"
    return "number" if dtype.is_numeric() else "truth" if dtype == pl.Boolean else "text"


def _sampled(values: pl.Series) -> dict[str, str | None]:
    """Quartiles, the commonest values with their share, and for text the patterns."""
    filled = values.drop_nulls()
    if filled.is_empty():
        return {"commonest": "", "patterns": ""}
    told: dict[str, str | None] = {"commonest": commonest(filled), "patterns": ""}
    if filled.dtype.is_numeric() or filled.dtype.is_temporal():
        ordered = filled.sort()
        for name, share in (("q25", 0.25), ("median", 0.5), ("q75", 0.75)):
            told[name] = plain(str(ordered[int(share * (ordered.len() - 1))]), filled.dtype)
    elif filled.dtype == pl.String:
        told["patterns"] = commonest(_shape(filled))
    return told


def _shape(texts: pl.Series) -> pl.Series:
    shaped = pl.col("text").str.slice(0, 60)
    for what, sign in _SHAPES:
        shaped = shaped.str.replace_all(what, sign)
    return texts.alias("text").to_frame().select(shaped).to_series()


def commonest(values: pl.Series) -> str:
    """The commonest values, each with its share; those of less than RARE are left out.

    >>> commonest(pl.Series(["a", "b", "a", "c"]))
    'a 50%, b 25%, c 25%'
    """
    counts = values.alias("value").value_counts().sort(["count", "value"], descending=[True, False])
    top = counts.head(COMMONEST).filter(pl.col("count") >= RARE * values.len())
    named = ((plain(str(value), values.dtype), count) for value, count in top.iter_rows())
    return ", ".join(f"{_short(str(value))} {count / values.len():.0%}" for value, count in named)


def plain(text: str | None, dtype: pl.DataType) -> str | None:
    """A value as a person writes it: no zeros behind the point, no millionths of a second.

    >>> plain("1.5000", pl.Decimal(18, 4)), plain("2024-01-31 00:00:00.000000", pl.Datetime())
    ('1.5', '2024-01-31')
    """
    if text is None or not (dtype.is_numeric() or dtype.is_temporal()):
        return text
    if dtype.is_temporal():
        return text.removesuffix(".000000").removesuffix(" 00:00:00")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _short(value: str) -> str:
    return value if len(value) <= 24 else f"{value[:23]}…"
