"""How do other systems write numbers, dates and files?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal


def grouped(number: Decimal, places: int = 2, thousands: str = "", point: str = ".") -> str:
    """The number with its thousands parted."""
    text = f"{number:,.{places}f}"
    return text.replace(",", "\0").replace(".", point).replace("\0", thousands)


def en(number: Decimal, places: int = 2) -> str:
    """1,234.56"""
    return grouped(number, places, ",", ".")


def de(number: Decimal, places: int = 2) -> str:
    """1.234,56"""
    return grouped(number, places, ".", ",")


def fr(number: Decimal, places: int = 2) -> str:
    """1 234,56 with a narrow no-break space."""
    return grouped(number, places, "\u202f", ",")


def spaced(number: Decimal, places: int = 2) -> str:
    """1 234,56 with a no-break space."""
    return grouped(number, places, "\u00a0", ",")


def comma(number: Decimal, places: int = 2) -> str:
    """1234,56"""
    return grouped(number, places, "", ",")


def plain(number: Decimal, places: int = 2) -> str:
    """1234.56"""
    return grouped(number, places)


def trailing(number: Decimal, places: int = 2) -> str:
    """1.234,56- as SAP writes what is negative."""
    return de(abs(number), places) + ("-" if number < 0 else "")


def bracketed(number: Decimal, places: int = 2, sign: str = "") -> str:
    """($1,234.56) as accountants write what is negative."""
    text = sign + en(abs(number), places)
    return f"({text})" if number < 0 else text


def indian(number: Decimal) -> str:
    """12,34,567.00"""
    whole, cents = f"{abs(number):.2f}".split(".")
    head, tail = whole[:-3], whole[-3:]
    parts = []
    while head:
        parts.insert(0, head[-2:])
        head = head[:-2]
    return ("-" if number < 0 else "") + ",".join([*parts, tail]) + "." + cents


def short(number: Decimal) -> str:
    """As few digits as hold the number: 2, 0.5, 1.25."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def short_comma(number: Decimal) -> str:
    """2, 0,5 and 1,25."""
    return short(number).replace(".", ",")


def dmy(at: datetime, mark: str = ".") -> str:
    """31.12.2024"""
    return at.strftime(f"%d{mark}%m{mark}%Y")


def mdy(at: datetime) -> str:
    """12/31/2024"""
    return at.strftime("%m/%d/%Y")


def mdy_short(at: datetime) -> str:
    """1/2/24, no zeros before."""
    return f"{at.month}/{at.day}/{at:%y}"


def delimited(
    rows: Iterable[Sequence[str]],
    mark: str = ",",
    newline: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
) -> str:
    """The rows as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=newline, quoting=quoting).writerows(rows)
    return out.getvalue()


def unquoted(rows: Iterable[Sequence[str]], mark: str = ";", newline: str = "\r\n") -> str:
    """Cells joined as they are: for files in which no cell holds the mark."""
    return "".join(mark.join(row).replace("\n", " ") + newline for row in rows)


def ruled(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """The rows as lines between pipes, each column as wide as its widest cell."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["|" + "|".join(_fit(row, widths, right)) + "|" for row in rows]


def fixed(rows: Sequence[Sequence[str]], right: Sequence[int] = (), gap: int = 2) -> list[str]:
    """The rows as lines of fixed width."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [(" " * gap).join(_fit(row, widths, right)).rstrip() for row in rows]


def _fit(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> list[str]:
    return [
        cell.rjust(widths[i]) if i in right else cell.ljust(widths[i]) for i, cell in enumerate(row)
    ]
