"""In which order do these dates name day, month and year?

Every known format is tried on the column's values; the one that reads most of them wins. Dates in
words, in the manner of another country, or in several ways at once are tidied first. Where two
orders read all values, `day_order` judges, and then the file's other columns: one program wrote
them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

import polars as pl

from shelfcast.landing.values.counted_dates import EXCEL, counted_expression
from shelfcast.landing.values.date_format import (
    DateFormat,
    as_it_stands,
    tidy_moments,
    within_years,
)
from shelfcast.landing.values.date_patterns import (
    MONTHS_ALONE,
    ORDERS,
    may_read,
    order_of,
    patterns_of,
    swapped,
)
from shelfcast.landing.values.day_order import order_by_look
from shelfcast.landing.values.surroundings import Surroundings
from shelfcast.landing.values.tidy_dates import tidied, without_midnight

_LIKE_A_DATE = r"\d{1,4}[-/. ](\d|[A-Za-z]{3})|^\s*[A-Za-z]{3,9}\.? \d|^\s*\d{8}(\D|$)"
"""What each of FORMATS looks like at the least; it spares columns of words the trial of them."""
_MAY_BE_TIDIED = r"^\D{0,24}\d{1,4}\D{1,24}\d|^\D{3,24}\d{2,4}$|^\d{8}[T ]\d"
_LONGEST = 90
_TRIED, _FEW = 400, 30
_MOSTLY = 0.8
_REAL_ORDERS = ("day first", "month first")


def sniff_dates(values: pl.Series, around: Surroundings | None = None) -> DateFormat | None:
    """The format of a column's texts (nulls dropped), None where no format reads any.

    `values` is in file order, so that neighbours can tell.
    """
    around = around or Surroundings()
    texts = values.drop_nulls().alias("d")
    if texts.is_empty():
        return None
    probe = texts.unique(maintain_order=True)
    probe = probe.gather_every(max(probe.len() // _TRIED, 1)).head(_TRIED)
    stands = _as_they_stand(texts, probe, around)
    if stands is not None and stands.share == 1.0:
        return stands
    tidy = _tidied(texts, probe, around)
    if tidy is None or (stands is not None and stands.share >= tidy.share):
        return stands
    if stands is not None and stands.share >= _MOSTLY and tidy.order in ("", stands.order):
        return replace(stands, share=tidy.share)
    return tidy


def _few(probe: pl.Series, like: str) -> pl.Series:
    few = probe.gather_every(max(probe.len() // _FEW, 1))
    return few.filter(few.str.contains(like) & (few.str.len_chars() <= _LONGEST))


def _as_they_stand(texts: pl.Series, probe: pl.Series, around: Surroundings) -> DateFormat | None:
    few = _few(probe, _LIKE_A_DATE)
    if few.is_empty():
        return None
    likely = [p for p, share in _shares(few, may_read(few)).items() if share > 0]
    if not likely:
        return None
    shares = _shares(probe, likely)
    best = max(shares.values())
    rivals = _unlike([pattern for pattern in likely if shares[pattern] == best], probe)
    best, rivals = _of_the_whole(rivals, texts) if len(rivals) > 1 else (best, rivals)
    verdict = order_by_look({p: _read(texts, p).drop_nulls() for p in rivals}, around)
    other = swapped(verdict.pattern)
    either = other != verdict.pattern and shares.get(other) == shares[verdict.pattern]
    order = order_of(verdict.pattern)
    return DateFormat(verdict.pattern, best, verdict.doubt, either, order=order)


def _of_the_whole(rivals: list[str], texts: pl.Series) -> tuple[float, list[str]]:
    """Of the rivals on a probe, those that read most of the whole column."""
    shares = _shares(texts, rivals)
    best = max(shares.values())
    return best, [pattern for pattern in rivals if shares[pattern] == best]


def _unlike(patterns: list[str], probe: pl.Series) -> list[str]:
    """The patterns that read different days; of those that read the same, the first."""
    kept: dict[tuple[object, ...], str] = {}
    for pattern in patterns:
        kept.setdefault(tuple(_read(probe, pattern)), pattern)
    return list(kept.values())


def _shares(texts: pl.Series, patterns: Iterable[str]) -> dict[str, float]:
    """Share of the texts that each pattern reads, all in one query: queries cost more than rows."""
    return dict(texts.alias("d").to_frame().select(map(_tried, patterns)).row(0, named=True))


@cache
def _tried(pattern: str) -> pl.Expr:
    return as_it_stands(pl.col("d"), pattern).is_not_null().mean().alias(pattern)


def _read(texts: pl.Series, pattern: str) -> pl.Series:
    return texts.alias("d").to_frame().select(m=as_it_stands(pl.col("d"), pattern)).to_series()


def _tidied(texts: pl.Series, probe: pl.Series, around: Surroundings) -> DateFormat | None:
    """The format of a column that must be tidied, by the order that reads most of it."""
    few = _few(probe, _MAY_BE_TIDIED)
    if few.is_empty() or not any(_shares(without_midnight(tidied(few)), _all_patterns()).values()):
        return None
    shaped = tidied(probe)
    shares = _shares(without_midnight(shaped), _all_patterns())
    counted = _excel(probe)
    alone = sum(shares[pattern] for pattern in MONTHS_ALONE) >= 0.5
    known = {
        order: tuple(p for p in patterns_of(order, alone=alone) if shares[p] > 0)
        for order in ORDERS
    }
    reads = {
        order: _share(tidy_moments(shaped, patterns), counted)
        for order, patterns in known.items()
        if patterns
    }
    if not reads:
        return None
    order, doubt = _best_order(reads, known, texts, around)
    main = max(known[order], key=lambda pattern: shares[pattern])
    rivals = [o for o in _REAL_ORDERS if reads.get(o) == reads[order]]
    either = order in _REAL_ORDERS and len(rivals) == 2
    return DateFormat(main, reads[order], doubt, either, tidy=known[order], order=order)


@cache
def _all_patterns() -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for order in ORDERS for p in patterns_of(order)))


def _excel(probe: pl.Series) -> pl.Series:
    expression = within_years(counted_expression(pl.col("d"), EXCEL))
    return probe.alias("d").to_frame().select(m=expression).to_series()


def _share(moments: pl.Series, counted: pl.Series) -> float:
    return float((moments.is_not_null() | counted.is_not_null()).mean() or 0)  # type: ignore[arg-type]


def _best_order(
    reads: Mapping[str, float],
    known: Mapping[str, tuple[str, ...]],
    texts: pl.Series,
    around: Surroundings,
) -> tuple[str, str]:
    """The order that reads most, none where that reads as much; rivals are judged by their look."""
    best = max(reads.values())
    rivals = [order for order in ORDERS if reads.get(order) == best]
    if "" in rivals or len(rivals) == 1:
        return rivals[0], ""
    shaped = tidied(texts.head(2_000))
    by_pattern = {next(p for p in known[o] if order_of(p) == o): o for o in rivals}
    read = {p: tidy_moments(shaped, known[o]).drop_nulls() for p, o in by_pattern.items()}
    verdict = order_by_look(read, around)
    return by_pattern[verdict.pattern], verdict.doubt


def settle_orders(found: Mapping[str, DateFormat | None]) -> dict[str, DateFormat | None]:
    """The formats of a table's columns; a column that reads both ways follows those that do not."""
    sure = {f.order for f in found.values() if f and f.order in _REAL_ORDERS and not f.either}
    if len(sure) != 1:
        return dict(found)
    return {name: _following(form, sure) for name, form in found.items()}


def _following(form: DateFormat | None, sure: set[str]) -> DateFormat | None:
    if form is None or not form.either:
        return form
    followed = form if form.order in sure else form.exchanged
    return replace(followed, doubt="") if followed else form
