"""Files whose cells are plain and whose shape is not: one trouble each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from corpus.case import Export, Truth, Want, enter
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import de, en, plain

_NO_OFF = Style(returns=0, discounts=0)
_ENGLISH = (
    "Receipt=order | Date=day:%Y-%m-%d | Store=store | Product code=product | Description=name"
    " | Qty=qty:0 | Unit price=price | Amount=amount"
)
_GERMAN = (
    "Bon=order | Datum=day:%d.%m.%Y | Filiale=store | Artikelnummer=product | Bezeichnung=name"
    " | Menge=qty:0 | Preis=price | Umsatz=amount"
)


def _english(seed: int, **more: object) -> Listing:
    told = {"mark": ",", "money": plain, "style": _NO_OFF, **more}
    return Listing("en", "sales.csv", seed, **told)  # type: ignore[arg-type]


def _enter(name: str, change: Callable[[str], str | bytes], seed: int, **more: object) -> None:
    """An English list, changed as text."""

    def make() -> Export:
        made = _english(seed, **more).write(_ENGLISH)
        text = change(made.content.decode())
        return replace(made, content=text.encode() if isinstance(text, str) else text)

    enter(name, make, "GB", "Europe/London")


def _rows(change: Callable[[int, str], str]) -> Callable[[str], str]:
    """Change each line; only for lists whose cells hold no line break."""
    return lambda text: "\r\n".join(change(i, x) for i, x in enumerate(text.splitlines())) + "\r\n"


def _excel_sep(text: str) -> str:
    return "sep=,\r\n" + text


def _two_tables(text: str) -> str:
    shops = ("Store,Address,Town", "01,High St 1,Leeds", "02,Mill Ln 2,Bath", "03,Gate 3,York")
    return text.rstrip() + "\r\n\r\n" + "\r\n".join(shops) + "\r\n"


def _header_again(text: str) -> str:
    lines = text.splitlines()
    for place in (31, 61):
        lines.insert(place, lines[0])
    return "\r\n".join(lines) + "\r\n"


def _whole_line_quoted(text: str) -> str:
    return "".join('"' + line.replace('"', '""') + '"\r\n' for line in text.splitlines())


_enter("excel_sep_line", _excel_sep, 401)
_enter("repeated_header_in_the_body", _header_again, 402)
_enter("a_delimiter_at_each_end", _rows(lambda i, x: x + ","), 403)
_enter("empty_columns_before_and_after", _rows(lambda i, x: ",," + x + ",,"), 404)
_enter("each_line_quoted_whole", _whole_line_quoted, 405)
_enter("carriage_returns_only", lambda text: text.replace("\r\n", "\r"), 406)
_enter("utf16_big_endian", lambda text: b"\xfe\xff" + text.encode("utf-16-be"), 407)
_enter("zero_bytes_at_the_end", lambda text: text.encode() + b"\0" * 512, 408)
_enter("end_of_file_mark_of_dos", lambda text: text.encode() + b"\x1a", 409)
_enter("blank_line_after_each_row", lambda text: text.replace("\r\n", "\r\n\r\n"), 410)
_enter("a_bom_and_quotes_round_all", lambda text: "\ufeff" + text, 412, quoting=1)


def _second_table() -> Export:
    """Sales above, shops below, a blank line between."""
    made = _english(413).write(_ENGLISH)
    shops = Want(("store_id",), ("Store",), (("01", "02", "03"),))
    towns = Want(("city",), ("Town",), (("Leeds", "Bath", "York"),))
    below = Truth(("stores",), (3,), (shops, towns))
    return replace(
        made, content=_two_tables(made.content.decode()).encode(), tables=(*made.tables, below)
    )


def _three_headers() -> Export:
    """Group, name and unit above each column."""
    made = Listing("de", "umsatz.csv", 414, money=de, style=_NO_OFF).write(_GERMAN)
    upper = "Beleg;;;Artikel;;Verkauf;;\r\n"
    unit = ";TT.MM.JJJJ;;;;Stück;EUR;EUR\r\n"
    head, rest = made.content.decode().split("\r\n", 1)
    return replace(made, content=(upper + head + "\r\n" + unit + rest).encode("cp1252"))


def _big5() -> Export:
    """A list of Taiwan in Big5: traditional signs."""
    made = Listing("zh", "sales.csv", 415, mark=",", money=plain, style=_NO_OFF).write(
        "訂單編號=order | 訂單日期=minute:%Y/%m/%d %H:%M | 商品編號=product | 數量=qty:0"
        " | 單價=price | 金額=amount"
    )
    return replace(made, content=made.content.decode().encode("big5"))


def _page_totals() -> Export:
    """Carried over and brought forward, as ledgers do, every thirty rows."""
    made = Listing("en", "ledger.csv", 416, mark=",", money=en, style=_NO_OFF).write(_ENGLISH)
    lines = made.content.decode().splitlines()
    values = next(w for w in made.tables[0].wants if w.ours == ("revenue",)).values[0]
    body = []
    for place, line in enumerate(lines[1:]):
        if place and place % 30 == 0:
            so_far = f'"{en(sum(values[:place], Decimal(0)))}"'
            body += [f"Carried forward,,,,,,,{so_far}", f"Brought forward,,,,,,,{so_far}"]
        body.append(line)
    return replace(made, content=("\r\n".join([lines[0], *body]) + "\r\n").encode())


enter("a_table_of_shops_below", _second_table, "GB", "Europe/London")
enter("three_header_rows_with_units", _three_headers, "DE", "Europe/Berlin")
enter("traditional_chinese_big5", _big5, "TW", "Asia/Taipei")
enter("carried_and_brought_forward", _page_totals, "GB", "Europe/London")
