"""How does each of the three systems that sold things write a sales line?

The old till wrote ISO dates and commas. The till that replaced it was set up for the continent:
semicolons, day before month, decimal commas, Windows-1252. The last month was typed out of the
office as a workbook. All three say the same things in the same order of columns, as `COLUMNS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corner_shop.receipts import Line

COLUMNS = (
    "receipt_no",
    "sold_at",
    "store_id",
    "product_id",
    "product_name",
    "customer_id",
    "quantity",
    "price",
    "discount",
    "cost",
    "channel",
    "promotion",
)


@dataclass(frozen=True)
class Layout:
    """A file's name, its headers in the order of `COLUMNS`, and how it writes values."""

    file: str
    headers: tuple[str, ...]
    date_format: str
    decimal: str = "."

    def row(self, line: Line) -> list[str]:
        """The line as text cells."""
        return [
            line.receipt_no,
            self.moment(line.sold_at),
            line.store_id,
            line.product.product_id,
            line.product.name,
            line.customer_id or "",
            str(line.quantity),
            self.money(line.price),
            self.money(line.discount),
            self.money(line.cost),
            line.channel,
            line.promotion or "",
        ]

    def moment(self, at: datetime) -> str:
        """A date and time as this file writes it."""
        return at.strftime(self.date_format)

    def money(self, pence: int) -> str:
        """Pence as pounds, as this file writes them."""
        return pounds(pence).replace(".", self.decimal)


def pounds(pence: int) -> str:
    """Whole pence as pounds.

    >>> pounds(-105), pounds(1200)
    ('-1.05', '12.00')
    """
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"


FIRST_YEAR = Layout(
    "sales-first-year.csv.gz",
    (
        "receipt_no",
        "date",
        "store",
        "product_code",
        "description",
        "customer_no",
        "qty",
        "price",
        "discount",
        "cost_price",
        "channel",
        "promotion",
    ),
    "%Y-%m-%d %H:%M",
)
SECOND_YEAR = Layout(
    "sales-second-year.csv",
    (
        "Receipt No",
        "Sale Date",
        "Branch",
        "SKU",
        "Item Description",
        "Customer Number",
        "Quantity",
        "Unit Price",
        "Discount",
        "Cost Price",
        "Channel",
        "Promotion",
    ),
    "%d.%m.%Y %H:%M",
    ",",
)
LAST_MONTH = Layout(
    "sales-last-month.xlsx",
    (
        "Receipt",
        "Date",
        "Shop",
        "Product Code",
        "Product Name",
        "Customer ID",
        "Units",
        "Price",
        "Discount",
        "Unit Cost",
        "Sales Channel",
        "Promo Code",
    ),
    "%Y-%m-%d %H:%M",
)
SALES_LAYOUTS: tuple[Layout, ...] = (FIRST_YEAR, SECOND_YEAR, LAST_MONTH)
