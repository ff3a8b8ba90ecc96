"""Days, moments and cells that mislead: each file plain but for the one thing in its name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Line, Style, sale_lines
from corpus.write import comma, delimited, en, mdy, plain, short, short_comma


def _shop(lines: list[Line], role: str, name: str, text) -> Sheet:
    sheet = Sheet(lines)
    sheet.col("Receipt", "order", lambda x: x.order)
    sheet.col(name, role, text)
    sheet.col("Store", "store", lambda x: x.store)
    sheet.col("Product code", "product", lambda x: x.product.code)
    sheet.col("Description", "name", lambda x: x.product.name)
    sheet.col("Qty", "qty", lambda x: short(x.qty))
    sheet.col("Unit price", "price", lambda x: plain(x.price))
    sheet.col("Amount", "amount", lambda x: plain(x.amount))
    return sheet


def _plain(seed: int, count: int = 100, **style) -> list[Line]:
    return sale_lines("en", count, seed, Style(**{"discounts": 0, **style}))


def _export(file: str, sheet: Sheet, mark: str = ",", encoding: str = "utf-8") -> Export:
    text = delimited([sheet.header, *sheet.rows], mark, "\n")
    return Export(file, text.encode(encoding), (sheet.truth(),))


@case("US", "America/New_York")
def days_us_all_below_thirteen() -> Export:
    """Every day reads both ways: the shop's country decides."""
    lines = [x for x in _plain(141, 220) if x.at.day <= 12]
    return _export("sales_us.csv", _shop(lines, "day", "Sale date", lambda x: mdy(x.at)))


@case("GB", "Europe/London")
def days_gb_all_below_thirteen() -> Export:
    """The same in Britain."""
    lines = [x for x in _plain(142, 220) if x.at.day <= 12]
    return _export("sales_gb.csv", _shop(lines, "day", "Sale date", lambda x: f"{x.at:%d/%m/%Y}"))


@case("GB", "Europe/London")
def days_told_by_the_other_column() -> Export:
    """An American file in a British shop: only the day of shipping tells the order."""
    lines = [x for x in _plain(143, 220) if x.at.day <= 11]
    sheet = _shop(lines, "day", "Order date", lambda x: mdy(x.at))
    sheet.col("Ship date", "", lambda x: mdy(x.at + timedelta(days=4 + int(x.order) % 9)))
    return _export("orders_export.csv", sheet)


@case("GB", "Europe/London")
def days_from_the_thirteenth_late() -> Export:
    """The first hundred rows read both ways; later ones only day first."""
    lines = _plain(144, 300, start="2024-03-01", days=31)
    return _export("till.csv", _shop(lines, "day", "Date", lambda x: f"{x.at:%d/%m/%Y}"))


@case("US", "America/New_York")
def days_as_excel_serials() -> Export:
    """Days as numbers since 1899-12-30."""
    lines = _plain(145)

    def serial(x: Line) -> str:
        return str((x.day - datetime(1899, 12, 30)).days)

    return _export("excel_days.csv", _shop(lines, "day", "Date", serial))


@case("GB", "UTC")
def moments_as_epoch_ms() -> Export:
    """Milliseconds since 1970."""

    def ms(x: Line) -> str:
        return str(int(x.at.replace(tzinfo=UTC).timestamp() * 1000))

    return _export("events_sales.csv", _shop(_plain(146), "moment", "created_at", ms))


@case("GB", "UTC")
def moments_as_epoch_seconds() -> Export:
    """Seconds since 1970."""

    def seconds(x: Line) -> str:
        return str(int(x.at.replace(tzinfo=UTC).timestamp()))

    return _export("pos_dump.csv", _shop(_plain(147), "moment", "timestamp", seconds))


@case("GB", "Europe/London")
def days_as_one_integer() -> Export:
    """yyyymmdd."""
    return _export("SALES.CSV", _shop(_plain(148), "day", "TRANDATE", lambda x: f"{x.at:%Y%m%d}"))


@case("GB", "Europe/London")
def days_two_digit_years() -> Export:
    """dd.mm.yy, before and after the turn of the century."""
    lines = _plain(149, 120, start="1999-11-20", days=80)
    return _export("old.csv", _shop(lines, "day", "Date", lambda x: f"{x.at:%d.%m.%y}"))


@case("DE", "Europe/Berlin")
def days_german_words() -> Export:
    """12. März 2024."""
    months = ("Januar", "Februar", "März", "April", "Mai", "Juni")
    lines = sale_lines("de", 100, 150, Style(discounts=0))
    sheet = Sheet(lines)
    sheet.col("Verkaufstag", "day", lambda x: f"{x.at.day}. {months[x.at.month - 1]} {x.at.year}")
    sheet.col("Artikelnummer", "product", lambda x: x.product.code)
    sheet.col("Artikelbezeichnung", "name", lambda x: x.product.name)
    sheet.col("Menge", "qty", lambda x: short_comma(x.qty))
    sheet.col("Umsatz", "amount", lambda x: comma(x.amount))
    return _export("verkauf.csv", sheet, ";")


@case("US", "America/New_York")
def moments_iso_with_zone() -> Export:
    """2024-01-05T13:17:17Z, the shop five or four hours behind it."""

    def stamp(x: Line) -> str:
        hours = 5 if x.at < datetime(2024, 3, 10, 2) else 4
        return f"{x.at + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"

    return _export("api_export.csv", _shop(_plain(151), "moment", "completed_at", stamp))


@case("GB", "Europe/London")
def id_that_is_na() -> Export:
    """The product NA is a product; a missing customer is said in five ways."""
    lines = _plain(152, 140)
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%Y-%m-%d}")
    first = lines[0].product.code
    ways = ("N/A", "-", "NULL", "", "#N/A")

    def code(x: Line) -> str:
        return "NA" if x.product.code == first else x.product.code

    sheet.texts[3] = code
    sheet.found["product_id"] = (
        Sheet(lines).col("Product code", "product_id", code).found["product_id"]
    )
    sheet.col(
        "Customer no",
        "customer_id",
        lambda x: ways[int(x.order) % 5] if int(x.order) % 3 == 0 else x.customer,
        lambda x: None if int(x.order) % 3 == 0 else x.customer,
    )
    return _export("na.csv", sheet)


@case("GB", "Europe/London")
def missing_amounts_in_many_spellings() -> Export:
    """Where the amount is not there, quantity and price still are."""
    lines = _plain(153, 120)
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%Y-%m-%d}")
    ways = ("n/a", "--", "null", "NaN", "(blank)", "—", "N.A.", "none")
    gone = [place % 6 == 0 for place in range(len(lines))]
    sheet.texts[7] = lambda x: ways[lines.index(x) % 8] if gone[lines.index(x)] else plain(x.amount)
    sheet.found["revenue"] = (
        Sheet(lines)
        .col(
            "Amount", "revenue", lambda x: "", lambda x: None if gone[lines.index(x)] else x.amount
        )
        .found["revenue"]
    )
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    truth = sheet.truth(revenue=(sum(x.amount for x in lines),))
    return Export("gaps.csv", text.encode(), (truth,))


@case("US", "America/New_York")
def line_breaks_and_quotes() -> Export:
    """Quoted cells with line breaks, delimiters and doubled quotes in them; CR LF between rows."""
    lines = _plain(154, 120)
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Note", "", lambda x: 'Said "fine",\r\nthen left;\nback later' if x.place else "")
    text = delimited([sheet.header, *sheet.rows])
    return Export("notes.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def stray_quotes_in_names() -> Export:
    """No quoting at all: an inch sign stands in the cell as it is; semicolons between cells."""
    lines = [x for x in _plain(155, 150) if ";" not in x.product.name]
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%d/%m/%Y}")
    text = "".join(";".join(row) + "\r\n" for row in [sheet.header, *sheet.rows])
    return Export("stray.csv", text.encode("cp1252"), (sheet.truth(),))


@case("GB", "Europe/London")
def ragged_tails() -> Export:
    """Empty cells at the end of a row are left away; some rows have a comma too many."""
    lines = _plain(156, 120)
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%Y-%m-%d}")
    sheet.col("Voucher", "", lambda x: "SUMMER" if x.place else "")
    sheet.col("Comment", "", lambda x: "")
    made = [row[:-1] if not row[-2] else row for row in sheet.rows]
    made = [row[:-1] if not row[-1] and place % 3 else [*row, ""] for place, row in enumerate(made)]
    text = delimited([sheet.header, *made], newline="\n")
    return Export("ragged.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def comment_lines_on_top() -> Export:
    """Lines that begin with # tell of the export; blank lines between blocks of rows."""
    lines = _plain(157, 90)
    sheet = _shop(lines, "day", "Date", lambda x: f"{x.at:%Y-%m-%d}")
    body = delimited(sheet.rows, newline="\n").splitlines()
    blocks = ["\n".join(body[i : i + 30]) for i in range(0, len(body), 30)]
    head = delimited([sheet.header], newline="\n")
    text = "# exported by till 4\n# rows: 90, currency: GBP\n" + head + "\n\n".join(blocks) + "\n"
    return Export("till4.csv", text.encode(), (sheet.truth(),))


@case("US", "America/New_York")
def headerless_till() -> Export:
    """No header: receipt, moment, store, UPC, name, quantity, price, amount."""
    lines = _plain(158, 150)
    sheet = Sheet(lines)
    sheet.col("column_1", "order", lambda x: x.order)
    sheet.col("column_2", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("column_3", "ean", lambda x: x.product.ean)
    sheet.col("column_4", "name", lambda x: x.product.name)
    sheet.col("column_5", "qty", lambda x: short(x.qty))
    sheet.col("column_6", "price", lambda x: plain(x.price))
    sheet.col("column_7", "amount", lambda x: plain(x.amount))
    return Export("TLOG0412.DAT.csv", delimited(sheet.rows, "|", "\n").encode(), (sheet.truth(),))


@case("US", "America/New_York")
def discount_as_a_rate() -> Export:
    """Price and percent off; no amount: quantity x price x (1 - rate) is the only amount."""
    lines = sale_lines("en", 120, 159, Style(returns=0, discounts=0.5))
    sheet = Sheet(lines)
    sheet.col("Invoice", "order", lambda x: x.order)
    sheet.col("Invoice date", "day", lambda x: mdy(x.at))
    sheet.col("Item number", "product", lambda x: x.product.code)
    sheet.col("Item description", "name", lambda x: x.product.name)
    sheet.col("Units", "qty", lambda x: short(x.qty))
    sheet.col("Unit price", "price", lambda x: en(x.price))
    sheet.col(
        "Disc %",
        "!discount",
        lambda x: short((100 * x.discount / (x.qty * x.price)).quantize(Decimal(1))),
    )
    sheet.col("Extended", "amount", lambda x: en(x.amount))
    return _export("invoice_lines.csv", sheet)
