"""Books and ERP in English: QuickBooks, Xero, Sage 50, Odoo, Dynamics; Tally, Marg in India."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import bracketed, delimited, dmy, en, indian, mdy, plain, short


@case("US", "America/New_York")
def quickbooks_by_customer() -> Export:
    """Sales by Customer Detail: a section row a customer, a Total row after it, indented."""
    lines = sorted(
        sale_lines("en", 120, 111, Style(scale=10, discounts=0)), key=lambda x: x.customer_name
    )
    sheet = Sheet(lines)
    sheet.col("Type", "", lambda x: "Invoice" if x.qty > 0 else "Credit Memo")
    sheet.col("Date", "day", lambda x: mdy(x.at))
    sheet.col("Num", "order", lambda x: x.order)
    sheet.col("Memo", "", lambda x: x.product.name)
    sheet.col("Name", "customer_only", lambda x: x.customer_name)
    sheet.col("Item", "name_only", lambda x: x.product.name)
    sheet.col("Qty", "qty", lambda x: short(x.qty))
    sheet.col("Sales Price", "price", lambda x: en(x.price))
    sheet.col("Amount", "amount", lambda x: en(x.amount))
    sheet.col("Balance", "!revenue", lambda x: en(x.amount * 2))
    rows = [["", *sheet.header]]
    for person in sorted({x.customer_name for x in lines}):
        mine = [(x, r) for x, r in zip(lines, sheet.rows, strict=True) if x.customer_name == person]
        rows.append([person, *[""] * 10])
        rows += [["", *r] for _, r in mine]
        total = sum((x.amount for x, _ in mine), Decimal(0))
        rows.append(
            [
                f"Total {person}",
                *[""] * 6,
                short(sum(x.qty for x, _ in mine)),
                "",
                en(total),
                en(total),
            ]
        )
    whole = sum((x.amount for x in lines), Decimal(0))
    rows.append(["TOTAL", *[""] * 6, short(sum(x.qty for x in lines)), "", en(whole), en(whole)])
    top = [["Corner Supplies LLC"], ["Sales by Customer Detail"], ["January - March 2024"], []]
    text = delimited([*top, *rows])
    return Export("Sales by Customer Detail.csv", text.encode("cp1252"), (sheet.truth(),))


@case("GB", "Europe/London")
def xero_invoice_lines() -> Export:
    """Xero: stars before the names, invoice totals repeated, days as dd/mm/yyyy."""
    lines = sale_lines("en", 130, 112, Style(order="INV-{}", returns=0, rate="0.20"))
    sheet = Sheet(lines)
    sheet.col("ContactName", "customer_only", lambda x: x.customer_name)
    sheet.col("EmailAddress", "", lambda x: "")
    sheet.col("InvoiceNumber", "order", lambda x: x.order)
    sheet.col("Reference", "", lambda x: "")
    sheet.col("InvoiceDate", "day", lambda x: dmy(x.at, "/"))
    sheet.col("DueDate", "", lambda x: dmy(x.at.replace(day=28), "/"))
    sheet.col("Total", "!revenue", lambda x: plain(x.amount * 3))
    sheet.col("InventoryItemCode", "product", lambda x: x.product.code)
    sheet.col("Description", "name", lambda x: x.product.name)
    sheet.col("Quantity", "qty", lambda x: plain(x.qty, 4))
    sheet.col("UnitAmount", "price", lambda x: plain(x.price, 4))
    sheet.col("Discount", "discount", lambda x: plain(x.discount))
    sheet.col("LineAmount", "amount", lambda x: plain(x.amount, 4))
    sheet.col("AccountCode", "", lambda x: "200")
    sheet.col("TaxType", "", lambda x: "20% (VAT on Income)")
    sheet.col("TaxAmount", "!revenue", lambda x: plain(x.tax))
    sheet.col("Currency", "currency", lambda x: "GBP")
    text = delimited([sheet.header, *sheet.rows])
    return Export("SalesInvoices.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def sage_product_transactions() -> Export:
    """Sage 50: a report's head, days dd/mm/yyyy, returns in brackets, page foot."""
    lines = sale_lines("en", 110, 113, Style(scale=10, discounts=0, order="{:05d}"))
    sheet = Sheet(lines)
    sheet.col("Tran No", "order", lambda x: x.order)
    sheet.col("Tran Date", "day", lambda x: dmy(x.at, "/"))
    sheet.col("A/C Ref", "customer", lambda x: x.customer)
    sheet.col("Stock Code", "product", lambda x: x.product.code)
    sheet.col("Details", "name", lambda x: x.product.name)
    sheet.col("Qty Sold", "qty", lambda x: bracketed(x.qty))
    sheet.col("Unit Price", "price", lambda x: en(x.price))
    sheet.col("Net Amt", "amount", lambda x: bracketed(x.amount))
    sheet.col("T/C", "", lambda x: "T1")
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [
        ["Date: 25/03/2024", "", "Corner Supplies Ltd", *[""] * 5, "Page: 1"],
        ["Time: 09:15:20", "", "Product Transactions", *[""] * 6],
        [""] * 9,
        ["Date From: 01/01/2024", *[""] * 8],
        ["Date To: 31/03/2024", *[""] * 8],
        [""] * 9,
        sheet.header,
        *sheet.rows,
        ["Totals:", *[""] * 6, en(total), ""],
        ["End of Report", *[""] * 8],
    ]
    return Export("Product Transactions.csv", delimited(rows).encode("cp1252"), (sheet.truth(),))


@case("US", "UTC")
def odoo_order_lines() -> Export:
    """Odoo: the order's fields in its first line only, paths with slashes as names."""
    lines = sale_lines("en", 140, 114, Style(order="S0{}", returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("Order Reference", "order", lambda x: x.order if x.place == 0 else "")
    sheet.col("Order Date", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}" if x.place == 0 else "")
    sheet.col("Customer", "customer_only", lambda x: x.customer_name if x.place == 0 else "")
    sheet.col(
        "Order Lines/Product",
        "product_name|product_id",
        lambda x: f"[{x.product.code}] {x.product.name}",
    )
    sheet.col("Order Lines/Quantity", "qty", lambda x: plain(x.qty))
    sheet.col("Order Lines/Unit Price", "price", lambda x: plain(x.price))
    sheet.col("Order Lines/Subtotal", "amount", lambda x: plain(x.amount))
    sheet.col("Total", "!revenue", lambda x: plain(x.amount * 2) if x.place == 0 else "")
    text = delimited([sheet.header, *sheet.rows], newline="\n")
    return Export("sale.order.csv", text.encode(), (sheet.truth(),))


@case("IN", "Asia/Kolkata")
def tally_sales_register() -> Export:
    """Tally: d-MMM-yy, lakhs, a blank cell where the voucher goes on, a Grand Total."""
    style = Style(scale=60, discounts=0, order="{}/23-24", start="2024-01-03", returns=0)
    lines = sale_lines("in", 120, 115, style)
    sheet = Sheet(lines)
    sheet.col("Date", "day", lambda x: f"{x.at.day}-{x.at:%b-%y}")
    sheet.col("Particulars", "customer_only", lambda x: x.customer_name)
    sheet.col("Voucher Type", "", lambda x: "Sales")
    sheet.col("Voucher No.", "order", lambda x: x.order)
    sheet.col("Item Name", "name_only", lambda x: x.product.name)
    sheet.col("Quantity", "qty", lambda x: f"{short(x.qty)} Nos", lambda x: x.qty)
    sheet.col("Rate", "price", lambda x: indian(x.price) + "/Nos", lambda x: x.price)
    sheet.col("Value", "amount", lambda x: "₹ " + indian(x.amount))
    total = sum((x.amount for x in lines), Decimal(0))
    rows = [
        ["Sharma Stores"],
        ["Sales Register"],
        ["1-Jan-24 to 31-Mar-24"],
        sheet.header,
        *sheet.rows,
        ["Grand Total", *[""] * 6, "₹ " + indian(total)],
    ]
    return Export("SalesRegister.csv", b"\xef\xbb\xbf" + delimited(rows).encode(), (sheet.truth(),))


@case("IN", "Asia/Kolkata")
def marg_item_wise() -> Export:
    """Marg: days dd-MM-yyyy, MRP and rate, tax as rate, lakhs."""
    lines = sale_lines("in", 130, 116, Style(scale=50, order="A{:06d}", rate="0.18"))
    sheet = Sheet(lines)
    sheet.col("BILL DATE", "day", lambda x: f"{x.at:%d-%m-%Y}")
    sheet.col("BILL NO.", "order", lambda x: x.order)
    sheet.col("PARTY NAME", "customer_only", lambda x: x.customer_name)
    sheet.col("ITEM CODE", "product", lambda x: x.product.code)
    sheet.col("ITEM NAME", "name", lambda x: x.product.name)
    sheet.col("HSN", "", lambda x: "190590")
    sheet.col("QTY.", "qty", lambda x: plain(x.qty))
    sheet.col("M.R.P.", "!revenue", lambda x: indian(x.price * Decimal("1.2")))
    sheet.col("RATE", "price", lambda x: indian(x.price))
    sheet.col("DISC.", "discount", lambda x: indian(x.discount))
    sheet.col("GST %", "", lambda x: "18.00")
    sheet.col("AMOUNT", "amount", lambda x: indian(x.amount))
    text = delimited([sheet.header, *sheet.rows])
    return Export("ITEMWISE.CSV", text.encode("cp1252"), (sheet.truth(),))


@case("US", "UTC")
def dynamics_value_entries() -> Export:
    """Dynamics: the same thing by number and by name, cost in total, sales below zero never."""
    lines = sale_lines("en", 150, 117, Style(order="PSI-{}", customer="C{}", product="{}-B"))
    sheet = Sheet(lines)
    sheet.col("Entry No.", "", lambda x: str(90000 + lines.index(x)))
    sheet.col("Posting Date", "day", lambda x: mdy(x.at))
    sheet.col("Document Type", "", lambda x: "Sales Invoice")
    sheet.col("Document No.", "order", lambda x: x.order)
    sheet.col("Item No.", "product", lambda x: x.product.code)
    sheet.col("Item Description", "name", lambda x: x.product.name)
    sheet.col("Location Code", "store", lambda x: x.store)
    sheet.col("Source No.", "customer", lambda x: x.customer)
    sheet.col("Invoiced Quantity", "qty", lambda x: en(x.qty, 0))
    sheet.col("Sales Amount (Actual)", "amount", lambda x: en(x.amount))
    sheet.col("Discount Amount", "discount", lambda x: en(x.discount))
    sheet.col("Cost Amount (Actual)", "!unit_cost", lambda x: en(x.cost))
    text = delimited([sheet.header, *sheet.rows])
    return Export("Value Entries.csv", text.encode(), (sheet.truth(),))
