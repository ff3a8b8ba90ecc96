"""What lines does an e-invoice in XML have, exactly?

ZUGFeRD 1.0, ZUGFeRD 2 / Factur-X / XRechnung (UN/CEFACT Cross Industry Invoice) and UBL 2 invoices
and credit notes. A row is a line, or an allowance (negative) or charge on the whole document, so
that the rows add up to the document's total before tax; a line of words alone has its words. A
credit note's quantities and amounts are negative. Source: EN 16931-1, terms BT-1, BT-2, BT-5,
BT-126 to BT-161, BG-20 and BG-21.
Not here: prices before a price reduction, taxes, payment.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from lxml import etree

from shelfcast.sources.documents.markup import local
from shelfcast.sources.table import TextTable, from_records

PLACES = 6
INVOICE_ROOTS = ("CrossIndustryDocument", "CrossIndustryInvoice", "Invoice", "CreditNote")
COLUMNS = (
    *("Invoice Number", "Invoice Date", "Currency", "Customer Number", "Customer Name"),
    *("Seller", "Line", "Product Code", "GTIN", "Description", "Quantity", "Unit", "Unit Price"),
    *("Discount", "Line Total", "Line Type"),
)
_CREDIT_TYPES = ("381", "384", "396", "81", "83", "261", "262", "296", "308", "420", "458", "532")
_LINES = ("IncludedSupplyChainTradeLineItem", "InvoiceLine", "CreditNoteLine")
_PRICE = ("NetPriceProductTradePrice", "Price")
_CODES = ("SellerAssignedID", "SellersItemIdentification")
_GTINS = ("GlobalID", "StandardItemIdentification")

Row = dict[str, str | None]


def invoice_tables(root: etree._Element, name: str) -> list[TextTable]:
    """The table of an e-invoice's lines; empty where the root is of another kind."""
    around = _around(root)
    credit = _is_credit(root)
    rows = [
        {**around, **row} for row in (*_lines(root, credit=credit), *_extras(root, credit=credit))
    ]
    if not rows or around["Invoice Date"] is None:
        return []
    records = [(n, [row.get(column) for column in COLUMNS]) for n, row in enumerate(rows, start=1)]
    return [from_records(name, COLUMNS, records, notes={"way": "e-invoice"})]


def _around(root: etree._Element) -> Row:
    """What is said once and holds for each line."""
    head = _first(root, "HeaderExchangedDocument", "ExchangedDocument")
    ubl = head is None
    head = root if head is None else head
    buyer = _first(root, "BuyerTradeParty", "AccountingCustomerParty")
    seller = _first(root, "SellerTradeParty", "AccountingSupplierParty")
    return {
        "Invoice Number": _child_text(head, "ID"),
        "Invoice Date": _day(_child_text(head, "IssueDate" if ubl else "IssueDateTime")),
        "Currency": _said(root, "InvoiceCurrencyCode", "DocumentCurrencyCode"),
        "Customer Number": _said(buyer, "ID") if buyer is not None else None,
        "Customer Name": _said(buyer, "Name", "RegistrationName") if buyer is not None else None,
        "Seller": _said(seller, "Name", "RegistrationName") if seller is not None else None,
    }


def _is_credit(root: etree._Element) -> bool:
    head = _first(root, "HeaderExchangedDocument", "ExchangedDocument")
    code = _child_text(head if head is not None else root, "TypeCode")
    told = code or _child_text(root, "InvoiceTypeCode", "CreditNoteTypeCode")
    return local(root.tag) == "CreditNote" or (told in _CREDIT_TYPES and told != "384")


def _lines(root: etree._Element, *, credit: bool) -> Iterator[Row]:
    for line in root.iter("{*}*"):
        if local(line.tag) not in _LINES:
            continue
        quantity = _said(line, "BilledQuantity", "InvoicedQuantity", "CreditedQuantity")
        total = _line_total(line)
        if not _decimal(quantity) and not _decimal(total):
            note = _said(_first(line, "SpecifiedTradeProduct", "Item"), "Name")
            yield dict.fromkeys(COLUMNS) | {"Description": note or _said(line, "Content", "Note")}
            continue
        yield {
            "Line": _said(line, "LineID") or _child_text(line, "ID"),
            "Product Code": _code(line, _CODES),
            "GTIN": _code(line, _GTINS),
            "Description": _said(_first(line, "SpecifiedTradeProduct", "Item"), "Name"),
            "Quantity": _signed(quantity, negative=credit),
            "Unit": _unit(line),
            "Unit Price": _unit_price(line),
            "Discount": _reduction(line),
            "Line Total": _signed(total, negative=credit),
            "Line Type": "line",
        }


def _line_total(line: etree._Element) -> str | None:
    return _said(line, "LineTotalAmount") or _child_text(line, "LineExtensionAmount")


def _code(line: etree._Element, tags: tuple[str, ...]) -> str | None:
    found = _first(_first(line, "SpecifiedTradeProduct", "Item"), *tags)
    if found is None:
        return None
    return _text(found) or _said(found, "ID")


def _unit(line: etree._Element) -> str | None:
    found = _first(line, "BilledQuantity", "InvoicedQuantity", "CreditedQuantity")
    return found.get("unitCode") if found is not None else None


def _unit_price(line: etree._Element) -> str | None:
    """The net price of one unit, where the price is told for more of them too."""
    price = _first(line, *_PRICE)
    told = _said(price, "ChargeAmount", "PriceAmount")
    basis = _decimal(_said(price, "BasisQuantity", "BaseQuantity"))
    amount = _decimal(told)
    if amount is None or basis in (None, Decimal(0), Decimal(1)):
        return told
    assert basis is not None
    return format(round(amount / basis, PLACES).normalize(), "f")


def _reduction(line: etree._Element) -> str | None:
    """Allowances less charges on the whole line; those on the price are in the net price."""
    off = Decimal(0)
    for entry in _allowances(line):
        above = entry.getparent()
        if above is not None and local(above.tag) in (*_PRICE, "GrossPriceProductTradePrice"):
            continue
        off -= _amount(entry)
    return format(off, "f") if off else None


def _extras(root: etree._Element, *, credit: bool) -> Iterator[Row]:
    """Allowances and charges on the document, and the logistics charges of ZUGFeRD."""
    lines = [line for line in root.iter("{*}*") if local(line.tag) in _LINES]
    inside = {entry for line in lines for entry in _allowances(line)}
    for entry in _allowances(root):
        if entry in inside:
            continue
        amount = _amount(entry)
        reason = _said(entry, "Reason", "AllowanceChargeReason", "Description")
        yield {
            "Description": reason or ("Charge" if amount > 0 else "Allowance"),
            "Line Total": _signed(format(amount, "f"), negative=credit),
            "Line Type": "charge" if amount > 0 else "allowance",
        }


def _allowances(above: etree._Element) -> Iterator[etree._Element]:
    names = ("SpecifiedTradeAllowanceCharge", "AllowanceCharge", "SpecifiedLogisticsServiceCharge")
    return (entry for entry in above.iter("{*}*") if local(entry.tag) in names)


def _amount(entry: etree._Element) -> Decimal:
    """A charge's amount, an allowance's below zero."""
    amount = _decimal(_said(entry, "ActualAmount", "Amount", "AppliedAmount")) or Decimal(0)
    if local(entry.tag) == "SpecifiedLogisticsServiceCharge":
        return amount
    charge = (_said(entry, "Indicator") or _said(entry, "ChargeIndicator") or "").lower()
    return amount if charge in ("true", "1") else -amount


def _first(above: etree._Element | None, *tags: str) -> etree._Element | None:
    if above is None:
        return None
    return next((e for e in above.iter("{*}*") if e is not above and local(e.tag) in tags), None)


def _said(above: etree._Element | None, *tags: str) -> str | None:
    """The text of the first element of those names that has one."""
    if above is None:
        return None
    texts = (_text(e) for e in above.iter("{*}*") if local(e.tag) in tags)
    return next((text for text in texts if text), None)


def _child_text(above: etree._Element, *tags: str) -> str | None:
    found = next((child for child in above if local(child.tag) in tags), None)
    if found is None:
        return None
    return _text(found) or next((text for e in found.iter("{*}*") if (text := _text(e))), None)


def _text(element: etree._Element) -> str | None:
    return " ".join((element.text or "").split()) or None


def _day(text: str | None) -> str | None:
    """`20130605` (format 102) as ISO; others as they stand.

    >>> _day("20130605"), _day("2024-05-01")
    ('2013-06-05', '2024-05-01')
    """
    if text is not None and len(text) == 8 and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return text


def _signed(text: str | None, *, negative: bool) -> str | None:
    if not negative or text is None:
        return text
    return text[1:] if text.startswith("-") else f"-{text}"


def _decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None
