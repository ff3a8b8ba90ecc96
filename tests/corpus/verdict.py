"""Is what landed what the file says? One table's truth held against one landed table.

A column that matters is right where their column was taken for ours, or where ours holds the values
of theirs. A trap that was fallen into counts as a column that matters and is wrong. Totals, dates
and values are exact or wrong; an amount that was not mapped is quantity x unit_price - discount.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl

from corpus.case import Truth, Want

MONEY = pl.Decimal(18, 4)


@dataclass
class Verdict:
    """What was right in a case, and in words what was not."""

    right: int = 0
    total: int = 0
    faults: list[str] = field(default_factory=list)

    def __iadd__(self, other: Verdict) -> Verdict:
        return Verdict(
            self.right + other.right, self.total + other.total, [*self.faults, *other.faults]
        )

    def hold(self, fine: bool, fault: Callable[[], str]) -> None:
        """Note the fault where something is not fine."""
        if not fine:
            self.faults.append(fault())


def missed(truth: Truth, why: str) -> Verdict:
    """The verdict on a table that never landed."""
    return Verdict(0, len(truth.wants), [why])


def judge(truth: Truth, dataset: str, columns: dict[str, str], rows: pl.DataFrame) -> Verdict:
    """The verdict; `columns` is their name -> ours, `rows` what the lake has, in order."""
    found = Verdict(total=len(truth.wants))
    found.hold(dataset in truth.dataset, lambda: f"dataset: want {truth.dataset}, got {dataset}")
    found.hold(rows.height in truth.rows, lambda: f"rows: want {truth.rows}, got {rows.height}")
    for want in truth.wants:
        _judge_want(want, columns, rows, found)
    for theirs, ours in truth.traps:
        if ours in (o for t, o in columns.items() if same_name(t, theirs)):
            found.total += 1
            found.faults.append(f"trap: {theirs!r} was taken for {ours}")
    for name, sums in (("quantity", truth.quantity), ("revenue", truth.revenue)):
        got = _sum(rows, name)
        if sums:
            found.hold(
                got in sums, lambda n=name, g=got, s=sums: f"total of {n}: want {_said(s)}, got {g}"
            )
    return found


def _judge_want(want: Want, columns: dict[str, str], rows: pl.DataFrame, found: Verdict) -> None:
    named = [
        (t, o)
        for t, o in columns.items()
        if o in want.ours and any(same_name(t, theirs) for theirs in want.theirs)
    ]
    exact = [o for o in want.ours if o in rows.columns and _is_exact(want, rows[o].to_list())]
    if named or exact:
        found.right += 1
    else:
        taken = {t: o for t, o in columns.items() if any(same_name(t, w) for w in want.theirs)}
        other = {t: o for t, o in columns.items() if o in want.ours}
        found.faults.append(
            f"column: {' or '.join(want.theirs)!r} is {' or '.join(want.ours)};"
            f" taken as {taken or 'nothing'}, ours came from {other or 'nothing'}"
        )
    if named and not exact:
        found.faults.append(_difference(want, named[0][1], rows))


def _is_exact(want: Want, got: list[Any]) -> bool:
    mine = Counter(_plain(value) for value in got)
    return any(Counter(_plain(value) for value in values) == mine for values in want.values)


def _difference(want: Want, ours: str, rows: pl.DataFrame) -> str:
    got = [_plain(value) for value in rows[ours].to_list()]
    expected = [_plain(value) for value in want.values[0]]
    pairs = [(e, g) for e, g in zip(expected, got, strict=False) if e != g]
    said = ", ".join(f"{e!r} came as {g!r}" for e, g in pairs[:3])
    spread = ""
    if expected and isinstance(expected[0], datetime) and any(got):
        known = [g for g in got if g is not None]
        spread = f"; dates want {min(filter(None, expected))}..{max(filter(None, expected))}"
        spread += f", got {min(known)}..{max(known)}"
    return f"values of {ours}: {len(pairs)} differ: {said or 'other rows'}{spread}"


def _plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)).quantize(Decimal("0.0001")).normalize() + 0
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return " ".join(str(value).split()) or None


def _sum(rows: pl.DataFrame, name: str) -> Decimal | None:
    if name == "revenue":
        rows = rows.with_columns(revenue=_money(rows, "revenue"))
    if name not in rows.columns:
        return None
    return Decimal(rows[name].sum() or 0).normalize()


def _money(rows: pl.DataFrame, name: str) -> pl.Expr:
    def column(ours: str) -> pl.Expr:
        return pl.col(ours) if ours in rows.columns else pl.lit(None, dtype=MONEY)

    made = column("quantity") * column("unit_price") - column("discount").fill_null(0)
    return pl.coalesce(column(name), made.cast(MONEY))


def _said(sums: tuple[Any, ...]) -> str:
    return " or ".join(str(total) for total in sums)


def same_name(theirs: str, wanted: str) -> bool:
    """True where the names hold the same words, or theirs has the wanted among the upper headers.

    >>> same_name("Umsatz / Menge", "menge"), same_name("Menge 2", "Menge")
    (True, False)
    """
    mine, other = _words(theirs), _words(wanted)
    parts = [_words(part) for part in re.split(r"[/|›>\n]| - |: |\.", theirs)]
    return mine == other or other in parts or mine.replace(" ", "") == other.replace(" ", "")


def _words(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", name).lower()).split())
