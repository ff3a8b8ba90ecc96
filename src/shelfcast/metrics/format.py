"""How is a number written for a person?

Money in the project's currency, units and counts with thousands separators, shares as percent,
time as people say it. The command line, the dashboard and the reports all use these. A missing
value is a dash. Halves are rounded away from zero, as a till does.
Not here: what a number means (catalogue/).
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

MISSING = "–"
MINUS = "-"
SYMBOLS = {
    "GBP": "£",
    "EUR": "€",
    "USD": "$",
    "JPY": "¥",
    "INR": "₹",
    "BRL": "R$",
    "CAD": "CA$",
    "AUD": "A$",
}
_NO_CENTS = {"JPY", "KRW", "CLP", "VND", "ISK"}
Number = Decimal | float | int


def money(value: Number | None, currency: str, *, exact: bool = False) -> str:
    """An amount; whole units from 10,000 up, cents below or where `exact`.

    >>> money(Decimal("1234567.891"), "GBP"), money(-3.5, "EUR"), money(12, "CHF")
    ('£1,234,568', '-€3.50', 'CHF 12.00')
    """
    if _missing(value):
        return MISSING
    number = _decimal(value)
    places = 0 if currency in _NO_CENTS or (not exact and abs(number) >= 10_000) else 2
    symbol = SYMBOLS.get(currency, f"{currency} ")
    text = _grouped(abs(number), places)
    sign = MINUS if number < 0 and any(c in "123456789" for c in text) else ""
    return f"{sign}{symbol}{text}"


def units(value: Number | None) -> str:
    """A quantity: whole where it is whole or large, else two places.

    >>> units(Decimal("541909.0000")), units(2.5)
    ('541,909', '2.50')
    """
    if _missing(value):
        return MISSING
    number = _decimal(value)
    whole = number == number.to_integral_value() or abs(number) >= 1_000
    return _grouped(number, 0 if whole else 2)


def percent(value: Number | None, *, signed: bool = False) -> str:
    """A share as percent with one place; with a plus where `signed` and above zero.

    >>> percent(0.1234), percent(0.05, signed=True)
    ('12.3 %', '+5.0 %')
    """
    if _missing(value):
        return MISSING
    text = _grouped(_decimal(value) * 100, 1)
    plus = "+" if signed and any(c in "123456789" for c in text) and text[0] != MINUS else ""
    return f"{plus}{text} %"


def moment(value: date | None, grain: str) -> str:
    """The element of time that starts on `value`.

    >>> moment(date(2011, 10, 1), "quarter"), moment(date(2011, 10, 1), "month")
    ('2011 Q4', 'Oct 2011')
    """
    if value is None:
        return MISSING
    if grain == "year":
        return str(value.year)
    if grain == "quarter":
        return f"{value.year} Q{(value.month + 2) // 3}"
    return f"{value:%b %Y}" if grain == "month" else f"{value:%Y-%m-%d}"


def written(value: object, kind: str, currency: str) -> str:
    """A value of a column whose format is `kind`, as `QueryResult.formats` names it.

    >>> written(Decimal("9.5"), "money_exact", "GBP"), written(None, "text", "GBP")
    ('£9.50', '–')
    """
    if value is None:
        return MISSING
    if isinstance(value, date):
        return moment(value, kind)
    if not isinstance(value, (Decimal, float, int)) or isinstance(value, bool):
        return str(value)
    if kind in ("money", "money_exact"):
        return money(value, currency, exact=kind == "money_exact")
    return percent(value) if kind == "percent" else units(value)


def _missing(value: Number | None) -> bool:
    return value is None or not isfinite(value)


def _decimal(value: Number | None) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value or 0))


def _grouped(number: Decimal, places: int) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{abs(rounded) if rounded == 0 else rounded:,}"
