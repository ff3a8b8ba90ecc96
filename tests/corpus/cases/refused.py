"""What is no data of a shop: it must be refused, or land nothing."""

from __future__ import annotations

import random

from corpus.case import Export, case
from corpus.write import delimited


@case("GB")
def staff_list() -> Export:
    """Names, posts, salaries."""
    rows = [["Employee", "Job title", "Salary", "Hired", "Manager"]]
    rows += [
        [f"Ann {i}", "Cashier", f"{21000 + 100 * i}", f"2019-03-{i + 1:02d}", "Bob"]
        for i in range(25)
    ]
    return Export("staff.csv", delimited(rows).encode(), refused=True)


@case("DE")
def tax_table() -> Export:
    """Rates of tax by country."""
    rows = [
        ["Land", "Normalsatz", "Ermäßigt"],
        ["DE", "19 %", "7 %"],
        ["FR", "20 %", "5,5 %"],
        ["IT", "22 %", "10 %"],
        ["ES", "21 %", "10 %"],
        ["NL", "21 %", "9 %"],
    ]
    return Export("steuersaetze.csv", delimited(rows, ";").encode("cp1252"), refused=True)


@case("GB")
def letter() -> Export:
    """Prose with commas."""
    text = (
        "Dear Sir,\n\nthank you for your letter, which we had on Monday, and for the goods.\n"
        "We sold most of them, as you will see, and want more, if the price is right.\n\n"
        "Yours, Ann\n"
    )
    return Export("letter.txt", text.encode(), refused=True)


@case("GB")
def picture() -> Export:
    """The bytes of a picture under the name of a table."""
    rng = random.Random(171)
    body = bytes(rng.randrange(256) for _ in range(4000))
    return Export("sales.csv", b"\x89PNG\r\n\x1a\n" + body, refused=True)


@case("GB")
def weather_readings() -> Export:
    """Days and numbers, but none of a shop."""
    rows = [["Station", "Reading at", "Pressure hPa", "Humidity %", "Wind m/s"]]
    rows += [
        ["EGLL", f"2024-01-{i + 1:02d} 12:00", f"{1000 + i}", f"{60 + i % 30}", f"{i % 9}.5"]
        for i in range(28)
    ]
    return Export("station.csv", delimited(rows).encode(), refused=True)


@case("GB")
def nothing_but_a_header() -> Export:
    """A header and no row: nothing may be made up."""
    return Export("empty_sales.csv", b"Date,Product,Qty,Amount\r\n", refused=True)
