"""Wide tables: products down, months, weeks or days across."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Truth, Want, case
from corpus.world import Style, products
from corpus.write import de, delimited, en, spaced

Cell = tuple[int, int, Decimal]


def _grid(seed: int, high: int, wide: int, blanks: float = 0.1, top: int = 40) -> list[Cell]:
    """Filled cells: row, column, how many."""
    rng = random.Random(seed)
    return [
        (row, col, Decimal(rng.randrange(1, top)))
        for row in range(high)
        for col in range(wide)
        if rng.random() > blanks
    ]


def _want(ours: str, theirs: str, *values: list[Any]) -> Want:
    return Want(tuple(ours.split("|")), (theirs,), tuple(tuple(v) for v in values))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _months(start: date, count: int) -> list[date]:
    return [
        date(start.year + (start.month - 1 + i) // 12, (start.month - 1 + i) % 12 + 1, 1)
        for i in range(count)
    ]


def _ends(months: list[date]) -> list[date]:
    return [(m + timedelta(days=31)).replace(day=1) - timedelta(days=1) for m in months]


def _dated(cells: list[Cell], *spans: list[date]) -> Want:
    values = [[_midnight(span[col]) for _, col, _ in cells] for span in spans]
    return _want("sold_at", "period", *values)


@case("GB", "Europe/London")
def pivot_years_over_months() -> Export:
    """Years merged above month names; units; a total column and a total row."""
    goods = products("en", random.Random(131), Style(product="P{}"))
    months = _months(date(2022, 1, 1), 24)
    cells = _grid(131, len(goods), 24)
    by_place = {(r, c): n for r, c, n in cells}
    years = ["", "", *(str(m.year) if m.month == 1 else "" for m in months), ""]
    header = ["Product code", "Product name", *(f"{m:%b}" for m in months), "Total"]
    rows = []
    for r, item in enumerate(goods):
        mine = [by_place.get((r, c)) for c in range(24)]
        rows.append(
            [
                item.code,
                item.name,
                *("" if n is None else en(n, 0) for n in mine),
                en(sum((n for n in mine if n), Decimal(0)), 0),
            ]
        )
    sums = [sum((n for _, col, n in cells if col == c), Decimal(0)) for c in range(24)]
    rows.append(["Total", "", *(en(s, 0) for s in sums), en(sum(sums, Decimal(0)), 0)])
    wants = (
        _dated(cells, months, _ends(months)),
        _want("product_id", "Product code", [goods[r].code for r, _, _ in cells]),
        _want("product_name", "Product name", [goods[r].name for r, _, _ in cells]),
        _want("quantity|revenue", "value", [n for _, _, n in cells]),
    )
    truth = Truth(("sales",), (len(cells),), wants)
    text = delimited([["Units sold by month"], [], years, header, *rows])
    return Export("Units by month.csv", text.encode(), (truth,))


@case("DE", "Europe/Berlin")
def pivot_weeks_by_store() -> Export:
    """Weeks across, shops as section rows, a sum after each shop: units."""
    goods = products("de", random.Random(132), Style())[:12]
    mondays = [date(2024, 1, 1) + timedelta(weeks=i) for i in range(13)]
    shops = ("München", "Köln", "Berlin Mitte")
    cells = _grid(132, len(goods) * 3, 13)
    by_place = {(r, c): n for r, c, n in cells}
    header = [
        "Filiale",
        "Artikelnr.",
        "Bezeichnung",
        *(f"KW {m.isocalendar().week:02d}/{m.year}" for m in mondays),
    ]
    rows = []
    for s, shop in enumerate(shops):
        for g, item in enumerate(goods):
            mine = [by_place.get((s * 12 + g, c)) for c in range(13)]
            rows.append(
                [shop, item.code, item.name, *("" if n is None else de(n, 0) for n in mine)]
            )
        sums = [
            sum((n for r, col, n in cells if col == c and r // 12 == s), Decimal(0))
            for c in range(13)
        ]
        rows.append([f"Summe {shop}", "", "", *(de(n, 0) for n in sums)])
    wants = (
        _dated(cells, mondays, [m + timedelta(days=6) for m in mondays]),
        _want("store_id|store_name", "Filiale", [shops[r // 12] for r, _, _ in cells]),
        _want("product_id", "Artikelnr.", [goods[r % 12].code for r, _, _ in cells]),
        _want("quantity|revenue", "value", [n for _, _, n in cells]),
    )
    text = delimited([header, *rows], ";")
    truth = Truth(("sales",), (len(cells),), wants)
    return Export("Absatz je KW.csv", text.encode("cp1252"), (truth,))


@case("FR", "Europe/Paris")
def pivot_months_french_amounts() -> Export:
    """Month names with the year, amounts in euro, the shop and the family beside."""
    goods = products("fr", random.Random(133), Style(product="R{}"))
    months = _months(date(2023, 7, 1), 12)
    named = (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    )
    cells = [(r, c, n * 1234 + Decimal("0.35")) for r, c, n in _grid(133, len(goods), 12)]
    by_place = {(r, c): n for r, c, n in cells}
    header = ["Référence", "Désignation", *(f"{named[m.month - 1]} {m.year}" for m in months)]
    rows = [
        [
            item.code,
            item.name,
            *(spaced(by_place[r, c]) + " €" if (r, c) in by_place else "-" for c in range(12)),
        ]
        for r, item in enumerate(goods)
    ]
    wants = (
        _dated(cells, months, _ends(months)),
        _want("product_id", "Référence", [goods[r].code for r, _, _ in cells]),
        _want("revenue", "value", [n for _, _, n in cells]),
    )
    text = delimited([["Chiffre d'affaires par article et par mois"], header, *rows], ";")
    truth = Truth(("sales",), (len(cells),), wants)
    return Export("CA mensuel.csv", text.encode("cp1252"), (truth,))


@case("PL", "Europe/Warsaw")
def pivot_days_across() -> Export:
    """A column a day, named dd.mm.yyyy; a zero is a day without a sale."""
    goods = products("pl", random.Random(134), Style())
    days = [date(2024, 2, 1) + timedelta(days=i) for i in range(60)]
    cells = _grid(134, len(goods), 60, blanks=0.4)
    by_place = {(r, c): n for r, c, n in cells}
    every = [(r, c, by_place.get((r, c), Decimal(0))) for r in range(len(goods)) for c in range(60)]
    header = ["Kod towaru", "Nazwa towaru", *(f"{d:%d.%m.%Y}" for d in days)]
    rows = [
        [item.code, item.name, *(f"{by_place.get((r, c), 0)}" for c in range(60))]
        for r, item in enumerate(goods)
    ]

    def both(ours: str, theirs: str, of: Any) -> Want:
        return _want(ours, theirs, [of(x) for x in cells], [of(x) for x in every])

    wants = (
        both("sold_at", "day", lambda x: _midnight(days[x[1]])),
        both("product_id", "Kod towaru", lambda x: goods[x[0]].code),
        both("quantity|revenue", "value", lambda x: x[2]),
    )
    truth = Truth(("sales",), (len(cells), len(every)), wants)
    return Export(
        "sprzedaz_dzienna.csv", delimited([header, *rows], ";").encode("cp1250"), (truth,)
    )


@case("US", "America/New_York")
def pivot_month_pairs() -> Export:
    """Two measures below each month: units and sales in turn."""
    goods = products("en", random.Random(135), Style(product="SKU{}"))
    months = _months(date(2024, 1, 1), 6)
    cells = _grid(135, len(goods), 6, blanks=0.0)
    header = ["", "", *(x for m in months for x in (f"{m:%b %Y}", ""))]
    second = ["SKU", "Item", *("Units", "Sales") * 6]
    by_place = {(r, c): n for r, c, n in cells}
    rows = [
        [
            item.code,
            item.name,
            *(
                x
                for c in range(6)
                for x in (en(by_place[r, c], 0), "$" + en(by_place[r, c] * item.price))
            ),
        ]
        for r, item in enumerate(goods)
    ]
    wants = (
        _dated(cells, months, _ends(months)),
        _want("product_id", "SKU", [goods[r].code for r, _, _ in cells]),
        _want("quantity", "Units", [n for _, _, n in cells]),
        _want("revenue", "Sales", [n * goods[r].price for r, _, n in cells]),
    )
    text = delimited([header, second, *rows])
    truth = Truth(("sales",), (len(cells),), wants)
    return Export("Units and sales.csv", text.encode(), (truth,))
