"""Web shops in English: Shopify, WooCommerce, Magento, Etsy, eBay, Amazon."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Line, Style, orders, sale_lines
from corpus.write import delimited, plain, short


def _once(text: Callable[[Line], str]) -> Callable[[Line], str]:
    return lambda line: text(line) if line.place == 0 else ""


def _stamp(line: Line) -> str:
    zone = "-0500" if line.at < line.at.replace(month=3, day=10, hour=2) else "-0400"
    return f"{line.at:%Y-%m-%d %H:%M:%S} {zone}"


def _shopify_head(sheet: Sheet) -> None:
    groups = orders(list(sheet.lines))
    totals = {g[0].order: sum(line.amount for line in g) for g in groups}
    off = {g[0].order: sum(line.discount for line in g) for g in groups}
    sheet.col("Name", "order", lambda x: x.order)
    sheet.col("Email", "", lambda x: f"c{x.customer}@example.com")
    sheet.col("Financial Status", "", _once(lambda x: "paid"))
    sheet.col("Paid at", "", _once(_stamp))
    sheet.col("Fulfillment Status", "", _once(lambda x: "fulfilled"))
    sheet.col("Fulfilled at", "", _once(_stamp))
    sheet.col("Accepts Marketing", "", _once(lambda x: "no"))
    sheet.col("Currency", "", _once(lambda x: "USD"))
    sheet.col("Subtotal", "!revenue", _once(lambda x: plain(totals[x.order])))
    sheet.col("Shipping", "!revenue", _once(lambda x: "4.95"))
    sheet.col("Taxes", "!revenue", _once(lambda x: plain(totals[x.order] * Decimal("0.08"))))
    sheet.col("Total", "!revenue", _once(lambda x: plain(totals[x.order] * Decimal("1.08") + 5)))
    sheet.col("Discount Code", "", _once(lambda x: "SPRING" if off[x.order] else ""))
    sheet.col("Discount Amount", "!discount", _once(lambda x: plain(off[x.order])))
    sheet.col("Shipping Method", "", _once(lambda x: "Standard"))
    sheet.col("Created at", "moment", _stamp)


@case("US", "America/New_York")
def shopify_orders() -> Export:
    """Order columns are filled in an order's first line only; newest order first."""
    style = Style(order="#{}", product="SKU-{}", returns=0)
    lines = [line for group in reversed(orders(sale_lines("en", 240, 1, style))) for line in group]
    sheet = Sheet(lines)
    _shopify_head(sheet)
    sheet.col("Lineitem quantity", "qty", lambda x: short(x.qty))
    sheet.col("Lineitem name", "name", lambda x: x.product.name)
    sheet.col("Lineitem price", "price", lambda x: plain(x.price))
    sheet.col("Lineitem compare at price", "!unit_price", lambda x: "")
    sheet.col("Lineitem sku", "product", lambda x: x.product.code)
    sheet.col("Lineitem requires shipping", "", lambda x: "true")
    sheet.col("Lineitem taxable", "", lambda x: "true")
    sheet.col("Lineitem fulfillment status", "", lambda x: "fulfilled")
    sheet.col("Billing Name", "", _once(lambda x: x.customer_name))
    sheet.col("Billing Zip", "", _once(lambda x: "'10012"))
    sheet.col("Notes", "", _once(lambda x: "leave at door,\nplease" if x.discount else ""))
    sheet.col("Refunded Amount", "!revenue", _once(lambda x: "0.00"))
    sheet.col("Vendor", "", lambda x: "Acme")
    sheet.col("Id", "", _once(lambda x: "59830" + x.order[1:]))
    sheet.col("Lineitem discount", "discount", lambda x: plain(x.discount))
    truth = sheet.truth(revenue=(sum(line.amount for line in lines),))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("orders_export_1.csv", text.encode(), (truth,))


@case("GB", "Europe/London")
def woocommerce_lines() -> Export:
    """An order export plugin, a line an item; the order's total is repeated in each."""
    lines = sale_lines("en", 160, 2, Style(returns=0, start="2024-04-02"))
    totals = {g[0].order: sum(line.amount for line in g) + 4 for g in orders(lines)}
    sheet = Sheet(lines)
    sheet.col("Order Number", "order", lambda x: x.order)
    sheet.col("Order Status", "", lambda x: "Completed")
    sheet.col("Order Date", "minute", lambda x: f"{x.at:%Y-%m-%d %H:%M}")
    sheet.col("Customer Note", "", lambda x: "")
    sheet.col("First Name (Billing)", "", lambda x: x.customer_name.split()[0])
    sheet.col("Payment Method Title", "", lambda x: "Card")
    sheet.col("Cart Discount Amount", "!discount", lambda x: "0")
    sheet.col("Order Subtotal Amount", "!revenue", lambda x: plain(totals[x.order] - 4))
    sheet.col("Order Shipping Amount", "!revenue", lambda x: "4.00")
    sheet.col("Order Total Amount", "!revenue", lambda x: plain(totals[x.order]))
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Item #", "", lambda x: str(x.place + 1))
    sheet.col("Item Name", "name", lambda x: x.product.name)
    sheet.col("Quantity (- Refund)", "qty", lambda x: short(x.qty))
    sheet.col("Item Cost", "price", lambda x: plain(x.price))
    sheet.col("Item Line Total", "amount", lambda x: plain(x.amount))
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("orders-2024-06-20.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("US", "UTC")
def magento_items() -> Export:
    """Sales report of ordered items, month names, dollar signs."""
    lines = sale_lines("en", 130, 3, Style(order="1000{}", discounts=0))
    sheet = Sheet(lines)
    sheet.col("Order #", "order", lambda x: x.order)
    sheet.col("Purchase Date", "moment", lambda x: f"{x.at:%b %d, %Y %I:%M:%S %p}")
    sheet.col("Purchase Point", "", lambda x: "Main Website Store")
    sheet.col("Product SKU", "product", lambda x: x.product.code)
    sheet.col("Product Name", "name", lambda x: x.product.name)
    sheet.col("Original Price", "price", lambda x: "$" + plain(x.price))
    sheet.col("Qty Ordered", "qty", lambda x: plain(x.qty, 4))
    sheet.col(
        "Row Total", "amount", lambda x: ("-$" if x.amount < 0 else "$") + f"{abs(x.amount):,.2f}"
    )
    sheet.col("Grand Total (Base)", "!revenue", lambda x: "$0.00")
    text = delimited([sheet.header, *sheet.rows], newline="\n", quoting=csv.QUOTE_ALL)
    return Export("export.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def etsy_sold_items() -> Export:
    """Etsy writes dates as mm/dd/yy, also in Britain."""
    lines = sale_lines("en", 90, 4, Style(order="29{}", returns=0, start="2024-03-05", discounts=0))
    sheet = Sheet(lines)
    sheet.col("Sale Date", "day", lambda x: f"{x.at:%m/%d/%y}")
    sheet.col("Item Name", "name", lambda x: x.product.name)
    sheet.col("Buyer", "", lambda x: x.customer_name)
    sheet.col("Quantity", "qty", lambda x: short(x.qty))
    sheet.col("Price", "price", lambda x: plain(x.price))
    sheet.col("Coupon Code", "", lambda x: "")
    sheet.col("Discount Amount", "", lambda x: plain(x.discount))
    sheet.col("Shipping Discount", "!discount", lambda x: "0.00")
    sheet.col("Order Shipping", "!revenue", lambda x: "3.50")
    sheet.col("Order Sales Tax", "!revenue", lambda x: "0.00")
    sheet.col("Item Total", "amount", lambda x: plain(x.amount))
    sheet.col("Currency", "currency", lambda x: "GBP")
    sheet.col("Transaction ID", "", lambda x: f"38{x.order}{x.place}")
    sheet.col("Listing ID", "product", lambda x: x.product.code)
    sheet.col("Date Paid", "", lambda x: f"{x.at:%m/%d/%Y}")
    sheet.col("Date Shipped", "", lambda x: f"{x.at + timedelta(days=2):%m/%d/%Y}")
    sheet.col("Ship Country", "country", lambda x: "United Kingdom")
    sheet.col("Order ID", "order", lambda x: x.order)
    sheet.col("Variations", "", lambda x: "Colour:Blue,Size:M")
    sheet.col("Order Type", "", lambda x: "online")
    sheet.found.pop("country")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("EtsySoldOrderItems2024.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def ebay_orders() -> Export:
    """A blank row, the header, a blank row; at the end a count and the seller's name."""
    lines = sale_lines("en", 110, 5, Style(order="12-{}", returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Sales record number", "", lambda x: str(3000 + lines.index(x)))
    sheet.col("Order number", "order", lambda x: x.order)
    sheet.col("Buyer username", "customer_id", lambda x: f"buyer_{x.customer}")
    sheet.col("Buyer name", "", lambda x: x.customer_name)
    sheet.col("Buyer note", "", lambda x: "")
    sheet.col("Post to country", "", lambda x: "United Kingdom")
    sheet.col("Item number", "product", lambda x: x.product.code)
    sheet.col("Item title", "name", lambda x: x.product.name)
    sheet.col("Custom label", "", lambda x: "")
    sheet.col("Sold via Promoted listings", "", lambda x: "No")
    sheet.col("Quantity", "qty", lambda x: short(x.qty))
    sheet.col("Sold for", "price", lambda x: "£" + plain(x.price))
    sheet.col("Postage and packaging", "!revenue", lambda x: "£3.20")
    sheet.col("VAT rate", "", lambda x: "20%")
    sheet.col("Total price", "!revenue", lambda x: "£" + plain(x.amount + Decimal("3.20")))
    sheet.col("Payment method", "", lambda x: "eBay")
    sheet.col("Sale date", "day", lambda x: f"{x.at:%d-%b-%y}")
    sheet.col("Paid on date", "", lambda x: f"{x.at:%d-%b-%y}")
    sheet.traps.clear()
    blank = [""] * len(sheet.header)
    rows = [
        blank,
        sheet.header,
        blank,
        *sheet.rows,
        blank,
        [f"{len(lines)}", "record(s) downloaded", *blank[2:]],
        ["Seller ID : shop_uk"],
    ]
    whole = sum(line.amount for line in lines)
    truth = sheet.truth(
        revenue=(whole, whole + len(lines) * Decimal("3.20")),
        quarantined=2,
    )
    text = delimited(rows, quoting=csv.QUOTE_ALL)
    return Export("eBay-OrdersReport-Jun-20-2024.csv", b"\xef\xbb\xbf" + text.encode(), (truth,))


@case("US", "UTC")
def amazon_all_orders() -> Export:
    """Amazon's flat file: tabs, no quotes, ISO moments with a zone, blanks for none."""
    lines = sale_lines("en", 180, 6, Style(order="113-84{}-7736", product="B0{}", returns=0))
    sheet = Sheet(lines)
    sheet.col("amazon-order-id", "order", lambda x: x.order)
    sheet.col("merchant-order-id", "", lambda x: "")
    sheet.col("purchase-date", "moment", lambda x: f"{x.at:%Y-%m-%dT%H:%M:%S}+00:00")
    sheet.col("last-updated-date", "", lambda x: f"{x.at:%Y-%m-%dT%H:%M:%S}+00:00")
    sheet.col("order-status", "", lambda x: "Shipped")
    sheet.col("fulfillment-channel", "", lambda x: "Amazon")
    sheet.col("sales-channel", "channel", lambda x: "Amazon.com")
    sheet.col("product-name", "name", lambda x: x.product.name)
    sheet.col("sku", "product_id", lambda x: "SK-" + x.product.code)
    sheet.col("asin", "product", lambda x: x.product.code)
    sheet.col("item-status", "", lambda x: "Shipped")
    sheet.col("quantity", "qty", lambda x: short(x.qty))
    sheet.col("currency", "currency", lambda x: "USD")
    sheet.col("item-price", "revenue", lambda x: plain(x.qty * x.price), lambda x: x.qty * x.price)
    sheet.col("item-tax", "!revenue", lambda x: plain(x.tax))
    sheet.col("shipping-price", "!revenue", lambda x: "")
    sheet.col("item-promotion-discount", "discount", lambda x: plain(x.discount))
    sheet.col("ship-city", "", lambda x: "SEATTLE")
    sheet.col("ship-country", "", lambda x: "US")
    gross = sum(line.qty * line.price for line in lines)
    truth = sheet.truth(revenue=(gross, gross - sum(line.discount for line in lines)))
    text = "".join("\t".join(row) + "\r\n" for row in [sheet.header, *sheet.rows])
    return Export("amazon_all_orders.txt", text.encode("cp1252"), (truth,))
