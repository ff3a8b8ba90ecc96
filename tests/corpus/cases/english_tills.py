"""Tills in English: Square, Clover, Toast, Loyverse, SumUp, Lightspeed, NCR, a z-report."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import bracketed, delimited, dmy, en, fixed, mdy, mdy_short, plain, short


def _dollars(number: Decimal) -> str:
    return ("-$" if number < 0 else "$") + en(abs(number))


@case("US", "America/Los_Angeles")
def square_items_detail() -> Export:
    """Square: day and time apart, a zone's name, gross, discount below zero, net, tax."""
    lines = sale_lines("en", 180, 101, Style(scale=10, rate="0.0875"))
    sheet = Sheet(lines)
    sheet.col("Date", "moment", lambda x: f"{x.at:%m/%d/%y}")
    sheet.col("Time", "", lambda x: f"{x.at:%H:%M:%S}")
    sheet.col("Time Zone", "", lambda x: "Pacific Time (US & Canada)")
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("Item", "name", lambda x: x.product.name)
    sheet.col("Qty", "qty", lambda x: plain(x.qty, 1))
    sheet.col("Price Point Name", "!unit_price", lambda x: "Regular")
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Modifiers Applied", "", lambda x: "")
    sheet.col(
        "Gross Sales", "revenue", lambda x: _dollars(x.qty * x.price), lambda x: x.qty * x.price
    )
    sheet.col("Discounts", "discount", lambda x: _dollars(-x.discount))
    sheet.col("Net Sales", "amount", lambda x: _dollars(x.amount))
    sheet.col("Tax", "!revenue", lambda x: _dollars(x.tax))
    sheet.col("Transaction ID", "order", lambda x: x.order)
    sheet.col("Payment ID", "", lambda x: "p" + x.order)
    sheet.col("Device Name", "", lambda x: "Till 1")
    sheet.col("Location", "store_only", lambda x: x.store_name)
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("items-2024-01-01-2024-04-01.csv", text.encode(), (sheet.truth(),))


@case("US", "America/New_York")
def clover_line_items() -> Export:
    """Clover: 01-Feb-2024 03:04 PM EST, dollar signs only where there is money."""
    lines = sale_lines("en", 120, 102, Style(order="K7{}Q", discounts=0, days=50))
    sheet = Sheet(lines)
    sheet.col("Line Item Date", "minute", lambda x: f"{x.at:%d-%b-%Y %I:%M %p} EST")
    sheet.col("Order ID", "order", lambda x: x.order)
    sheet.col("Order Employee Name", "", lambda x: "Ann")
    sheet.col("Item Name", "name_only", lambda x: x.product.name)
    sheet.col("Item Revenue", "amount", lambda x: _dollars(x.amount))
    sheet.col("Per Unit Quantity", "qty", lambda x: short(x.qty))
    sheet.col("Item Price", "price", lambda x: _dollars(x.price))
    sheet.col("Item Total", "revenue", lambda x: _dollars(x.amount), lambda x: x.amount)
    sheet.col("Order Total", "!revenue", lambda x: _dollars(x.amount * 2))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("LineItemsExport.csv", text.encode(), (sheet.truth(),))


@case("US", "America/Chicago")
def toast_item_selections() -> Export:
    """Toast: 1/2/24 8:05 AM, many ids, gross and net."""
    lines = sale_lines("en", 150, 103, Style(stores=2, returns=0))
    sheet = Sheet(lines)
    sheet.col("Location", "store_only", lambda x: x.store_name)
    sheet.col("Order Id", "order_id", lambda x: "40000" + x.order)
    sheet.col("Order #", "order", lambda x: x.order)
    sheet.col("Sent Date", "", lambda x: "")
    sheet.col(
        "Order Date", "minute", lambda x: f"{mdy_short(x.at)} {x.at.hour % 12 or 12}:{x.at:%M %p}"
    )
    sheet.col("Check Id", "order_id", lambda x: "41" + x.order)
    sheet.col("Item Id", "product", lambda x: x.product.code)
    sheet.col("Menu Item", "name", lambda x: x.product.name)
    sheet.col("Sales Category", "category", lambda x: x.product.category)
    sheet.col("Gross Price", "revenue", lambda x: plain(x.qty * x.price), lambda x: x.qty * x.price)
    sheet.col("Discount", "discount", lambda x: plain(x.discount))
    sheet.col("Net Price", "amount", lambda x: plain(x.amount))
    sheet.col("Qty", "qty", lambda x: plain(x.qty, 1))
    sheet.col("Tax", "!revenue", lambda x: plain(x.tax))
    sheet.col("Void?", "", lambda x: "false")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("ItemSelectionDetails.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def loyverse_receipts_by_item() -> Export:
    """Loyverse: receipts by item, refunds as a kind with amounts below zero."""
    lines = sale_lines("en", 150, 104, Style(order="1-{}", stores=2))
    sheet = Sheet(lines)
    sheet.col("Date", "minute", lambda x: f"{x.at:%d/%m/%Y %H:%M}")
    sheet.col("Receipt number", "order", lambda x: x.order)
    sheet.col("Receipt type", "", lambda x: "Sale" if x.qty > 0 else "Refund")
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Item", "name", lambda x: x.product.name)
    sheet.col("Quantity", "qty", lambda x: plain(x.qty, 3))
    sheet.col("Gross sales", "revenue", lambda x: plain(x.qty * x.price), lambda x: x.qty * x.price)
    sheet.col("Discounts", "discount", lambda x: plain(x.discount))
    sheet.col("Net sales", "amount", lambda x: plain(x.amount))
    sheet.col("Cost of goods", "!unit_cost", lambda x: plain(x.cost))
    sheet.col("Gross profit", "!revenue", lambda x: plain(x.amount - x.cost))
    sheet.col("Taxes", "!revenue", lambda x: plain(x.tax))
    sheet.col("POS", "", lambda x: "POS 1")
    sheet.col("Store", "store_only", lambda x: x.store_name)
    sheet.col("Customer name", "", lambda x: x.customer_name)
    sheet.col("Status", "", lambda x: "Closed")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("receipts-by-item-2024-01-01-2024-03-31.csv", text.encode(), (sheet.truth(),))


@case("IE", "Europe/Dublin")
def sumup_items() -> Export:
    """SumUp: the day in words, prices gross and net, tax rate in percent."""
    lines = sale_lines("en", 100, 105, Style(discounts=0, stores=1, rate="0.23"))
    sheet = Sheet(lines)
    sheet.col("Date", "minute", lambda x: f"{x.at.day} {x.at:%b %Y %H:%M}")
    sheet.col("Transaction ID", "order", lambda x: "T" + x.order, lambda x: "T" + x.order)
    sheet.col("Description", "name_only", lambda x: x.product.name)
    sheet.col("Quantity", "qty", lambda x: short(x.qty))
    sheet.col("Price (Gross)", "amount", lambda x: plain(x.amount))
    sheet.col("Price (Net)", "net", lambda x: plain(x.net))
    sheet.col("Tax", "!revenue", lambda x: plain(x.tax))
    sheet.col("Tax rate", "", lambda x: "23%")
    sheet.col("Account", "", lambda x: "shop@example.com")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("sales_items.csv", text.encode(), (sheet.truth(),))


@case("US", "America/New_York")
def lightspeed_sales_lines() -> Export:
    """Lightspeed: month first, amounts in brackets for returns, a totals row without a word."""
    lines = sale_lines("en", 140, 106, Style(scale=10))
    sheet = Sheet(lines)
    sheet.col("ID", "", lambda x: str(5000 + lines.index(x)))
    sheet.col("Date", "day", lambda x: mdy(x.at))
    sheet.col("Sale ID", "order", lambda x: x.order)
    sheet.col("System ID", "product", lambda x: x.product.code)
    sheet.col("Description", "name", lambda x: x.product.name)
    sheet.col("Shop", "store_only", lambda x: x.store_name)
    sheet.col("Quantity", "qty", lambda x: short(x.qty))
    sheet.col("Retail", "price", lambda x: "$" + en(x.price))
    sheet.col("Discounts", "discount", lambda x: "$" + en(x.discount))
    sheet.col("Subtotal", "amount", lambda x: bracketed(x.amount, sign="$"))
    sheet.col("Cost", "!unit_cost", lambda x: bracketed(x.cost, sign="$"))
    total = sum((x.amount for x in lines), Decimal(0))
    count = sum((x.qty for x in lines), Decimal(0))
    last = [
        "",
        "",
        "",
        "",
        "",
        "",
        short(count),
        "",
        "",
        bracketed(total, sign="$"),
        bracketed(sum((x.cost for x in lines), Decimal(0)), sign="$"),
    ]
    text = delimited([sheet.header, *sheet.rows, last], newline="\n")
    return Export("lightspeed_listings_lines.csv", text.encode(), (sheet.truth(quarantined=1),))


@case("US", "America/New_York")
def ncr_fixed_width() -> Export:
    """A report of fixed width in pages, a page head and a ruled header on each."""
    lines = sale_lines("en", 140, 107, Style(order="{:06d}", discounts=0, returns=0))
    lines = [x for x in lines if x.product.name.isascii()]
    sheet = Sheet(lines)
    sheet.col("STORE", "store", lambda x: x.store)
    sheet.col("DATE", "day", lambda x: mdy(x.at))
    sheet.col("TRAN#", "order", lambda x: x.order)
    sheet.col("ITEM", "product", lambda x: x.product.code)
    sheet.col("DESCRIPTION", "product_name", lambda x: x.product.name[:24].upper().strip())
    sheet.col("QTY", "qty", lambda x: short(x.qty))
    sheet.col("AMOUNT", "amount", lambda x: plain(x.amount))
    made = fixed([sheet.header, *sheet.rows], right=(5, 6))
    pages: list[str] = []
    for place in range(0, len(lines), 40):
        pages += [
            f"NCR RETAIL SYSTEMS{'PAGE':>40} {place // 40 + 1}",
            "ITEM SALES DETAIL",
            "",
            made[0],
            "=" * len(made[0]),
            *made[1 + place : 41 + place],
            "",
        ]
    pages += ["*** END OF REPORT ***"]
    text = "\r\n".join(pages).replace("\r\nNCR", "\r\n\fNCR")
    return Export("ITEMSALE.PRN", text.encode("ascii"), (sheet.truth(),))


@case("US", "America/New_York")
def z_report_by_department() -> Export:
    """A z-report in sections: the department above its items, a subtotal below them."""
    lines = sale_lines("en", 90, 108, Style(days=1, stores=1, discounts=0))
    lines = sorted(lines, key=lambda x: x.product.category)
    sheet = Sheet(lines)
    sheet.col("PLU", "product", lambda x: x.product.code)
    sheet.col("Item", "name", lambda x: x.product.name)
    sheet.col("Sold", "qty", lambda x: short(x.qty))
    sheet.col("Price", "price", lambda x: plain(x.price))
    sheet.col("Sales", "amount", lambda x: en(x.amount))
    sheet.col("Time", "", lambda x: f"{x.at:%m/%d/%Y %I:%M %p}")
    sheet.found["sold_at"] = Sheet(lines).col("Time", "minute", lambda x: "").found["sold_at"]
    rows = [
        ["CORNER DELI #1"],
        ["Z REPORT 0412"],
        ["Printed", "01/02/2024 19:05"],
        [],
        sheet.header,
    ]
    for group in sorted({x.product.category for x in lines}):
        mine = [
            (x, r) for x, r in zip(lines, sheet.rows, strict=True) if x.product.category == group
        ]
        rows.append([group.upper()])
        rows += [r for _, r in mine]
        total = sum((x.amount for x, _ in mine), Decimal(0))
        rows += [["", "Subtotal", short(sum(x.qty for x, _ in mine)), "", en(total), ""], []]
    whole = sum((x.amount for x in lines), Decimal(0))
    rows += [
        ["", "GRAND TOTAL", short(sum(x.qty for x in lines)), "", en(whole), ""],
        ["Cash", "", "", "", en(whole / 2), ""],
    ]
    truth = sheet.truth(quarantined=1)
    return Export("zreport.csv", delimited(rows).encode(), (truth,))


@case("GB", "Europe/London")
def epos_now_by_day() -> Export:
    """Day first, pounds, cost price and margin; the store by code and by name."""
    lines = sale_lines("en", 130, 109, Style(store="L{:03d}", start="2024-02-01"))
    sheet = Sheet(lines)
    sheet.col("Transaction Date", "minute", lambda x: f"{dmy(x.at, '/')} {x.at:%H:%M}")
    sheet.col("Location Code", "store", lambda x: x.store)
    sheet.col("Location Name", "store_name", lambda x: x.store_name)
    sheet.col("Barcode", "ean", lambda x: x.product.ean)
    sheet.col("Product Name", "name", lambda x: x.product.name)
    sheet.col("Category", "category", lambda x: x.product.category)
    sheet.col("Qty Sold", "qty", lambda x: short(x.qty))
    sheet.col("Cost Price", "cost", lambda x: "£" + plain(x.product.cost))
    sheet.col("Sale Price", "price", lambda x: "£" + plain(x.price))
    sheet.col("Discount Given", "discount", lambda x: "£" + plain(x.discount))
    sheet.col(
        "Total Sales", "amount", lambda x: ("-£" if x.amount < 0 else "£") + plain(abs(x.amount))
    )
    sheet.col("Margin", "!revenue", lambda x: "41%")
    text = delimited([sheet.header, *sheet.rows])
    return Export("product sales.csv", text.encode("cp1252"), (sheet.truth(),))
