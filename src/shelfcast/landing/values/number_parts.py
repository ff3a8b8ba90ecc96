"""What stands before a number's digits, between them and after them?

`-£1,234.50 CR` is a minus, a currency, `1,234.50` and a credit. What may stand beside a number is
known word by word: signs, brackets, currencies, units, percent. Anything else makes it no number.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from shelfcast.landing.values.currencies import CURRENCY_WORDS
from shelfcast.landing.values.numerals import plain_signs
from shelfcast.landing.values.units import UNIT_WORDS

SHAPE = r"^(?P<head>[^0-9]*)(?P<figure>[0-9](?:.*[0-9])?)(?P<tail>[^0-9]*)$"
SQUARES = {"m2": "m²", "m3": "m³", "м2": "м²", "м3": "м³"}
HEAD_SIGNS, TAIL_SIGNS = r"[-+('\s]", r"[-+)%\s]"
ROUND = r"^\s?[.,](?:-{1,2}|=)"
"""`12,-` of shop windows: no cents, and no minus."""
FRACTION_FIRST = (".", ",")


@cache
def heads() -> pl.Series:
    """Every word that may stand before a number; a dot ends a short word, never a sign."""
    letters = [word for word in CURRENCY_WORDS if word.isalpha()]
    dotted = [f"{word}{sign}" for word in letters for sign in (".", ":", ".:")]
    return pl.Series(["", *CURRENCY_WORDS, *dotted])


@cache
def tails() -> dict[str, tuple[str, str]]:
    """Every word that may stand after a number, with its currency and its unit: many thousands."""
    units = ("", *UNIT_WORDS)
    coins = ("", *CURRENCY_WORDS)
    rows = {
        f"{coin}{joint}{unit}": (coin, unit)
        for coin in coins
        for unit in units
        for joint in (("", "/", "*") if unit else ("",))
    }
    rows |= {f"{word}{credit}": (word, "") for word in coins for credit in ("cr", "dr")}
    rows |= {f"{word}.": said for word, said in list(rows.items())}
    return rows | {".": ("", ""), ",": ("", "")}


def _said(rests: pl.Series) -> pl.DataFrame:
    """Of the words that stand after numbers here, those that may: a join of all of them is slow."""
    known = tails()
    found = [(rest, *known[rest]) for rest in rests.unique() if rest in known]
    return pl.DataFrame(
        {
            "rest": pl.Series([rest for rest, _, _ in found], dtype=pl.String),
            "coin": pl.Series([coin or None for _, coin, _ in found], dtype=pl.String),
            "unit": pl.Series([unit or None for _, _, unit in found], dtype=pl.String),
        }
    )


def number_parts(texts: pl.Series) -> pl.DataFrame:
    """Of each text its `figure`, whether it is `negative`, its `currency`, `unit` and `percent`.

    A figure has its separators still, a leading one too (`.5`); it is null where there is none.
    """
    text = plain_signs(pl.col("x")).str.to_lowercase().str.replace_many(SQUARES)
    parts = texts.alias("x").to_frame().lazy().select(text.str.extract_groups(SHAPE)).unnest("x")
    parts = parts.with_columns(pl.col("tail").str.replace(ROUND, "")).with_columns(
        word=pl.col("head").str.replace_all(HEAD_SIGNS, ""),
        rest=pl.col("tail").str.replace_all(TAIL_SIGNS, ""),
    )
    frame = _leading_separator(parts).collect()
    said = _said(frame["rest"])
    frame = frame.join(said, on="rest", how="left", maintain_order="left", coalesce=True)
    return frame.select(
        figure=pl.when(_known() & _balanced()).then("figure"),
        negative=pl.col("head").str.contains(r"[-(]")
        | pl.col("tail").str.contains("-", literal=True)
        | pl.col("rest").str.ends_with("cr"),
        currency=pl.coalesce(
            pl.when(pl.col("word") != "").then(pl.col("word").str.strip_chars_end(".:")), "coin"
        ),
        unit="unit",
        percent=pl.col("tail").str.contains("%", literal=True),
    )


def _leading_separator(frame: pl.LazyFrame) -> pl.LazyFrame:
    """`.5` and `$,50`: a separator that no known word ends with belongs to the digits."""
    first = pl.col("word").str.contains(r"[.,]$") & ~pl.col("word").is_in(heads().implode())
    sign = pl.col("word").str.tail(1)
    return frame.with_columns(
        figure=pl.when(first).then(sign + pl.col("figure")).otherwise("figure"),
        word=pl.when(first).then(pl.col("word").str.head(-1)).otherwise("word"),
    )


def _known() -> pl.Expr:
    after = pl.col("coin").is_not_null() | pl.col("unit").is_not_null()
    plain = pl.col("rest").is_in(["", ".", ",", "cr", "dr", "cr.", "dr."])
    return pl.col("word").is_in(heads().implode()) & (after | plain)


def _balanced() -> pl.Expr:
    """Brackets on both sides or on neither; one sign on one side."""
    opened = pl.col("head").str.count_matches("(", literal=True)
    closed = pl.col("tail").str.count_matches(")", literal=True)
    signs = pl.col("head").str.count_matches(r"[-+]") + pl.col("tail").str.count_matches(r"[-+]")
    return (opened == closed) & (opened <= 1) & (signs <= 1)
