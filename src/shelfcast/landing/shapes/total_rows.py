"""Which rows of a wide table are no data: totals, and the header again?

A row is a total where its label begins as totals begin and either nothing else is said of it, or
its figures are the sum of others. A nameless last row is one where it is the sum of all above it.
A product called `Total 0% Yogurt` whose figures are its own is a product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from shelfcast.landing.shapes.summaries import is_total_label, without_summary
from shelfcast.landing.values.blanks import is_blank
from shelfcast.landing.values.numbers import NumberStyle, number_expression
from shelfcast.sources import ROW

CLOSE = 0.005
"""Sums may be off by this share: printed totals are rounded."""
_LABEL = r"(?i)tot|sum|som|ges|erg|raz|og|lącz|łącz|ит|всего|ytd|cum|kum|ins|jah|sub|sous|zwi|eind"
_LABEL += (
    r"|average|durchschnitt|moyenne|promedio|media|średnia|srednia|gemiddelde|сред|[合总小平∑Σ]"
)


def not_data_rows(
    rows: pl.LazyFrame, ids: Sequence[str], cells: Sequence[str], style: NumberStyle
) -> dict[int, str]:
    """ROW -> reason code of the rows that are no data, from all rows of the wide table.

    Rows may share a number only where they are all alike.
    """
    suspects = rows.filter(_suspect(ids, cells)).select(ROW, *ids, *cells).collect()
    if suspects.is_empty():
        return {}
    found = {
        row[ROW]: "repeated_header"
        for row in suspects.rows(named=True)
        if sum(_same(row[name], name) for name in cells) >= 0.8 * len(cells)
    }
    labelled = suspects.filter(~pl.col(ROW).is_in(list(found)))
    return found | _totals(labelled, rows, ids, cells, style)


def begins_total(columns: Sequence[str]) -> pl.Expr:
    """True for a row whose first words begin as totals begin, and that is blank by half."""
    filled = pl.sum_horizontal(
        (~is_blank(pl.col(n)).fill_null(True)).cast(pl.Int32) for n in columns
    )
    first = pl.coalesce(
        pl.when(~is_blank(pl.col(n)).fill_null(True)).then(pl.col(n)) for n in columns
    )
    begins = first.str.contains(rf"^\W*({_LABEL})").fill_null(False)
    return begins & (filled * 2 <= len(columns))


def without_totals(sample: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """The rows of a sample that do not begin as totals in their first column: they tell nothing
    of what its columns hold."""
    if not columns:
        return sample
    first = sample.get_column(columns[0])
    if not first.str.contains(rf"^\W*({_LABEL})").any():
        return sample
    totals = [text for text in first.drop_nulls().unique() if is_total_label(text)]
    kept = sample.filter(
        ~(pl.col(columns[0]).is_in(totals) & begins_total(columns)).fill_null(False)
    )
    return kept if kept.height else sample


def _same(cell: str | None, name: str) -> bool:
    return cell is not None and cell.strip() == name


def _suspect(ids: Sequence[str], cells: Sequence[str]) -> pl.Expr:
    begins = [pl.col(name).str.contains(rf"^\W*({_LABEL})") for name in ids]
    nameless = pl.all_horizontal(is_blank(pl.col(n)).fill_null(True) for n in ids) if ids else None
    again = pl.col(cells[0]).str.strip_chars() == cells[0]
    tests = [*begins, again] + ([nameless] if nameless is not None else [])
    return pl.any_horizontal(test.fill_null(False) for test in tests)


def _totals(
    suspects: pl.DataFrame,
    rows: pl.LazyFrame,
    ids: Sequence[str],
    cells: Sequence[str],
    style: NumberStyle,
) -> dict[int, str]:
    """The suspects that are totals, by their words or by their sums."""
    by_words = [r[ROW] for r in suspects.rows(named=True) if _says_total(r, ids)]
    rest = suspects.filter(~pl.col(ROW).is_in(by_words))
    found = {**dict.fromkeys(by_words, "total_row")}
    if rest.is_empty():
        return found
    return found | dict.fromkeys(_by_sum(rest, rows, [*by_words], cells, style), "total_row")


def _says_total(row: Mapping[str, object], ids: Sequence[str]) -> bool:
    """Nothing is said of the row but that it is a total (of something)."""
    said = [str(row[name]) for name in ids if row[name] and str(row[name]).strip()]
    totals = [text for text in said if is_total_label(text)]
    if not totals:
        return False
    others = [text for text in said if text not in totals]
    bare = all(not without_summary(text).strip(" :.-()") for text in totals)
    return bare or (len(ids) > 1 and not others)


def _by_sum(
    suspects: pl.DataFrame,
    rows: pl.LazyFrame,
    known: list[int],
    cells: Sequence[str],
    style: NumberStyle,
) -> list[int]:
    """Suspects whose figures are the sum of all others, or of those since the last total."""
    figures = pl.sum_horizontal(
        number_expression(pl.col(name), style, pl.Float64()) for name in cells
    )
    sums = rows.select(ROW, __sum=figures).collect()
    own = dict(sums.filter(pl.col(ROW).is_in(suspects[ROW].implode())).iter_rows())
    plain = sums.filter(~pl.col(ROW).is_in([*known, *own]))
    whole = float(plain["__sum"].sum())
    found = []
    last = 0
    for number in sorted([*own, *known]):
        part = plain.filter((pl.col(ROW) > last) & (pl.col(ROW) < number))
        last = number
        if number in own and any(
            _close(own[number], total) for total in (whole, float(part["__sum"].sum())) if total
        ):
            found.append(number)
    return found


def _close(one: float | None, other: float) -> bool:
    return one is not None and abs(one - other) <= CLOSE * max(abs(other), 1)
