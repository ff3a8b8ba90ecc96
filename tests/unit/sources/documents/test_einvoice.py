from decimal import Decimal

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from shelfcast.sources import read_tables

CII = """<?xml version="1.0"?><rsm:CrossIndustryInvoice
 xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>R-7</ram:ID><ram:TypeCode>{code}</ram:TypeCode><ram:IssueDateTime>
<udt:DateTimeString format="102">20240305</udt:DateTimeString></ram:IssueDateTime>
</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>{lines}
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Shop</ram:Name>
</ram:SellerTradeParty><ram:BuyerTradeParty><ram:ID>C9</ram:ID><ram:Name>Ada</ram:Name>
</ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>{extras}</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""
CII_LINE = """<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>
<ram:LineID>{n}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>
<ram:GlobalID schemeID="0160">400638133393{n}</ram:GlobalID>
<ram:SellerAssignedID>A{n}</ram:SellerAssignedID><ram:Name>Thing {n}</ram:Name>
</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
<ram:ChargeAmount>{price}</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">{basis}
</ram:BasisQuantity></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
<ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">{quantity}</ram:BilledQuantity>
</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement>{off}
<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{total}
</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""
CII_EXTRA = """<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>{charge}
</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>{amount}</ram:ActualAmount>
<ram:Reason>{reason}</ram:Reason></ram:SpecifiedTradeAllowanceCharge>"""
UBL = """<?xml version="1.0"?><{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>U-1</cbc:ID><cbc:IssueDate>2024-03-05</cbc:IssueDate>
<cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
<cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Ada</cbc:Name></cac:PartyName>
</cac:Party></cac:AccountingCustomerParty>
<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>
<cbc:AllowanceChargeReason>Bonus</cbc:AllowanceChargeReason><cbc:Amount>2.00</cbc:Amount>
</cac:AllowanceCharge>
<cac:{line}><cbc:ID>1</cbc:ID><cbc:{quantity} unitCode="C62">4</cbc:{quantity}>
<cbc:LineExtensionAmount>11.00</cbc:LineExtensionAmount><cac:AllowanceCharge>
<cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>1.00</cbc:Amount></cac:AllowanceCharge>
<cac:Item><cbc:Name>Tea</cbc:Name><cac:SellersItemIdentification><cbc:ID>T1</cbc:ID>
</cac:SellersItemIdentification></cac:Item><cac:Price><cbc:PriceAmount>3.00</cbc:PriceAmount>
</cac:Price></cac:{line}></{root}>"""


def cii(code="380"):
    lines = CII_LINE.format(n=1, price="3.50", basis=1, quantity=4, off="", total="14.00")
    off = CII_EXTRA.format(charge="false", amount="0.50", reason="line")
    lines += CII_LINE.format(n=2, price="9.00", basis=100, quantity=50, off=off, total="4.00")
    extras = CII_EXTRA.format(charge="false", amount="1.00", reason="Rabatt")
    extras += CII_EXTRA.format(charge="true", amount="5.80", reason="Versand")
    return CII.format(code=code, lines=lines, extras=extras)


def rows(tmp_path, name, raw):
    path = tmp_path / name
    path.write_bytes(raw)
    room = tmp_path / "room"
    room.mkdir(exist_ok=True)
    [table] = read_tables(path, name, room)
    assert table.notes["way"] == "e-invoice"
    return table.rows.collect()


def total(found):
    return sum(Decimal(text) for text in found["Line Total"].drop_nulls())


def test_lines_allowances_and_charges_add_up_to_the_total_before_tax(tmp_path):
    found = rows(tmp_path, "i.xml", cii().encode())
    assert total(found) == Decimal("22.80")
    assert found["Line Type"].to_list() == ["line", "line", "allowance", "charge"]
    assert found["Invoice Date"].unique().to_list() == ["2024-03-05"]
    assert found["Customer Number"].unique().to_list() == ["C9"]
    assert found["Product Code"].to_list()[:2] == ["A1", "A2"]


def test_a_price_for_a_hundred_is_told_for_one_and_the_line_s_allowance_beside_it(tmp_path):
    found = rows(tmp_path, "i.xml", cii().encode())
    assert found["Unit Price"].to_list()[:2] == ["3.50", "0.09"]
    assert found["Discount"].to_list()[:2] == [None, "0.50"]


def test_a_credit_note_takes_back(tmp_path):
    found = rows(tmp_path, "i.xml", cii("381").encode())
    assert total(found) == Decimal("-22.80")
    assert found["Quantity"].to_list()[:2] == ["-4", "-50"]


@pytest.mark.parametrize(
    ("root", "line", "quantity", "sign"),
    [
        ("Invoice", "InvoiceLine", "InvoicedQuantity", 1),
        ("CreditNote", "CreditNoteLine", "CreditedQuantity", -1),
    ],
)
def test_a_ubl_document_reads(tmp_path, root, line, quantity, sign):
    text = UBL.format(root=root, line=line, quantity=quantity)
    found = rows(tmp_path, "u.xml", text.encode())
    assert total(found) == sign * Decimal("9.00")
    assert found["Discount"].to_list() == ["1.00", None]
    assert found["Customer Name"].to_list() == ["Ada", "Ada"]


def test_the_invoice_attached_to_a_pdf_is_taken_before_its_page(tmp_path):
    page = canvas.Canvas(str(tmp_path / "bare.pdf"), pagesize=A4, pageCompression=0)
    page.drawString(50, 700, "Invoice")
    page.save()
    raw = (tmp_path / "bare.pdf").read_bytes()
    xml = cii().encode()
    attached = (
        b"90 0 obj\n<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        b"91 0 obj\n<< /Type /Filespec /F (factur-x.xml) /EF << /F 90 0 R >> >>\nendobj\n"
    ) % (len(xml), xml)
    catalog = b"/Names << /EmbeddedFiles << /Names [(factur-x.xml) 91 0 R] >> >> /Type /Catalog"
    body = raw[: raw.index(b"xref\n")].replace(b"/Type /Catalog", catalog) + attached
    pdf = body + b"trailer\n" + raw[raw.index(b"trailer\n") + 8 : raw.index(b"startxref")]
    found = rows(tmp_path, "i.pdf", pdf + b"startxref\n0\n%%EOF\n")
    assert total(found) == Decimal("22.80")
