"""How does a purchase order reach its supplier: as a workbook, as lines, or on paper?

Each order has its number, supplier, ship-to store, order date, expected arrival, and lines with
product code and name, packs, quantity, unit cost and amount, and their total. A line of unknown
cost has no amount, and the total says that it is without those.
- .xlsx: a sheet an order;
- .csv: a row a line, the order's own columns on each;
- .pdf: a page or more an order, set by Typst from purchase_order.typ.
Money in the project's currency, to the cent.
Not here: which orders (inventory/planner/purchase_orders.py).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import polars as pl
import xlsxwriter

from shelfcast.errors import InputError, MissingExtraError
from shelfcast.metrics.format import money
from shelfcast.reports.atomic import NOT_REPLACED, replaced
from shelfcast.reports.sheet import Sheet
from shelfcast.reports.styles import Styles

LINES = {
    "product_id": "Product",
    "product_name": "Name",
    "packs": "Packs",
    "quantity": "Quantity",
    "unit_cost": "Unit cost",
    "amount": "Amount",
}
FORMATS = {
    "unit_cost": "money_exact",
    "amount": "money_exact",
    "packs": "number",
    "quantity": "number",
}
SHEET_NAME = 31


@dataclass(frozen=True)
class PurchaseOrder:
    """One order: its head, its lines (columns of LINES), and their total."""

    number: str
    supplier: str
    ship_to: str
    ordered: date
    expected: date
    status: str
    lines: pl.DataFrame

    @property
    def total(self) -> float:
        """The sum of the amounts that are known."""
        return float(self.lines["amount"].sum())

    @property
    def unpriced(self) -> int:
        """Lines whose cost is unknown."""
        return self.lines["amount"].null_count()

    def facts(self) -> list[tuple[str, str]]:
        """The head in words."""
        return [
            ("Purchase order", self.number),
            ("Supplier", self.supplier),
            ("Ship to", self.ship_to),
            ("Order date", str(self.ordered)),
            ("Expected arrival", str(self.expected)),
            ("Status", self.status),
        ]


def purchase_orders(sheets: pl.DataFrame, stores: Mapping[str, str]) -> list[PurchaseOrder]:
    """The orders of ORDER_SHEETS, by number; `stores` are names by id."""
    return [
        PurchaseOrder(
            number=str(number),
            supplier=lines["supplier_id"][0] or "unknown supplier",
            ship_to=_place(lines["store_id"][0], stores),
            ordered=lines["order_date"][0],
            expected=max(lines["arrival_date"].drop_nulls().to_list(), default=None)
            or lines["order_date"][0],
            status=lines["status"][0],
            lines=lines.select(*LINES).sort("product_id"),
        )
        for (number,), lines in sheets.sort("po_number").group_by("po_number", maintain_order=True)
    ]


def write_orders(orders: list[PurchaseOrder], path: Path, *, currency: str) -> None:
    """Write the orders to `path`.

    Raises InputError where the suffix is none of .xlsx, .csv, .pdf or the folder cannot be written
    to, MissingExtraError where a PDF is asked for and Typst is not installed.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise InputError(
            f"{path.name} ends in no kind of file that orders are written as.",
            evidence=[f"kinds: {', '.join(_WRITERS)}"],
            fix=f"name it {path.stem or 'orders'}.xlsx, .csv or .pdf",
            state=NOT_REPLACED,
        )
    with replaced(path) as partial:
        write(orders, partial, currency)


def _place(store: str, names: Mapping[str, str]) -> str:
    name = names.get(store)
    return f"{name} ({store})" if name and name != store else store


def _csv(orders: list[PurchaseOrder], path: Path, currency: str) -> None:
    parts = [
        order.lines.select(
            pl.lit(order.number).alias("purchase_order"),
            pl.lit(order.supplier).alias("supplier"),
            pl.lit(order.ship_to).alias("ship_to"),
            pl.lit(order.ordered).alias("order_date"),
            pl.lit(order.expected).alias("expected_arrival"),
            pl.lit(order.status).alias("status"),
            pl.all(),
            pl.lit(currency).alias("currency"),
        )
        for order in orders
    ]
    pl.concat(parts).write_csv(path, float_precision=2)


def _xlsx(orders: list[PurchaseOrder], path: Path, currency: str) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        styles = Styles(book, currency)
        for name, order in _named(orders):
            sheet = Sheet(book.add_worksheet(name), styles)
            sheet.heading(order.number, f"{order.supplier}, to {order.ship_to}, in {currency}")
            for label, value in order.facts()[3:]:
                sheet.note(f"{label}: {value}")
            sheet.gap()
            sheet.table(order.lines, FORMATS, LINES)
            sheet.note(_total(order, currency))


def _named(orders: list[PurchaseOrder]) -> Iterator[tuple[str, PurchaseOrder]]:
    """Each order with a name that Excel takes for a sheet: short, and no two alike."""
    for at, order in enumerate(orders, start=1):
        plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in order.number)
        yield plain if len(plain) <= SHEET_NAME else f"{plain[: SHEET_NAME - 6]} {at}", order


def _pdf(orders: list[PurchaseOrder], path: Path, currency: str) -> None:
    template = files("shelfcast.reports").joinpath("purchase_order.typ").read_bytes()
    told = [_page(order, currency) for order in orders]
    _typst().compile(
        template, output=str(path), format="pdf", sys_inputs={"orders": json.dumps(told)}
    )


def _page(order: PurchaseOrder, currency: str) -> dict[str, object]:
    """The order as the template takes it: all of it texts."""
    lines = [
        [
            row["product_id"],
            row["product_name"] or "",
            _plain(row["packs"]),
            _plain(row["quantity"]),
            _money(row["unit_cost"], currency),
            _money(row["amount"], currency),
        ]
        for row in order.lines.iter_rows(named=True)
    ]
    return {
        "facts": [list(fact) for fact in order.facts()],
        "head": list(LINES.values()),
        "lines": lines,
        "total": _total(order, currency),
    }


def _total(order: PurchaseOrder, currency: str) -> str:
    rest = f", without {order.unpriced:,} lines of unknown cost" if order.unpriced else ""
    return f"Total {_money(order.total, currency)}{rest}"


def _money(amount: float | None, currency: str) -> str:
    return "" if amount is None else money(amount, currency, exact=True)


def _plain(number: float) -> str:
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def _typst() -> ModuleType:
    try:
        return importlib.import_module("typst")
    except ImportError as error:
        raise MissingExtraError(
            "Typst, which sets the pages, is not installed.",
            evidence=[str(error)],
            fix="pip install typst, or name a .xlsx or .csv file",
            state=NOT_REPLACED,
        ) from error


_WRITERS: dict[str, Callable[[list[PurchaseOrder], Path, str], None]] = {
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".pdf": _pdf,
}
