"""Wholesalers, a pharmacy, an ironmonger, web shops and ledgers in seven languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, Want, case
from corpus.files import typed, workbook
from corpus.world import Line, Style, cents, orders, sale_lines
from corpus.write import comma, de, delimited, fr, spaced

_ES_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun")
_FR_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin")
_NL_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def _said(text: str) -> Callable[[Any], str]:
    return lambda _: text


def _totals(lines: list[Line]) -> dict[str, Decimal]:
    """The order's total by order."""
    return {g[0].order: sum((x.amount for x in g), Decimal(0)) for g in orders(lines)}


def _sum(lines: list[Line]) -> Decimal:
    return sum((x.amount for x in lines), Decimal(0))


def _last(sheet: Sheet, word: str, **told: str) -> list[str]:
    """A row of sums: the word in the first cell, each sum below its column's place."""
    row = [word, *[""] * (len(sheet.header) - 1)]
    for place, text in told.items():
        row[int(place[1:])] = text
    return row


@case("PL", "Europe/Warsaw")
def hurtownia_rejestr_faktur() -> Export:
    """A wholesaler's register: issued and sold on two days, net, tax and gross, `Razem` below."""
    style = Style(order="FS {}/03/2024", product="00{}", rate="0.23", returns=0, discounts=0)
    lines = sale_lines("pl", 110, 751, style)
    alone = lambda x: cents(x.price / (1 + x.rate))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Lp.", "!quantity", lambda x: f"{lines.index(x) + 1}.")
    sheet.col("Data wyst.", "day", lambda x: f"{x.at + timedelta(days=1):%d.%m.%Y}", _next_day)
    sheet.col("Data sprz.", "day", lambda x: f"{x.at:%d.%m.%Y}")
    sheet.col("Nr faktury", "order", lambda x: x.order)
    sheet.our("NIP", "customer_id", lambda x: f"52524{x.customer}")
    sheet.col("Nabywca", "customer_only", lambda x: x.customer_name)
    sheet.col("Indeks", "product", lambda x: x.product.code)
    sheet.col("Nazwa towaru/usługi", "name", lambda x: x.product.name)
    sheet.col("PKWiU", "", _said("10.71.11.0"))
    sheet.col("J.m.", "", _said("szt."))
    sheet.col("Ilość", "qty", lambda x: comma(x.qty, 3))
    sheet.our("Cena netto", "unit_price", lambda x: spaced(alone(x)), alone)
    sheet.col("Wartość netto", "net", lambda x: spaced(x.net))
    sheet.col("Stawka VAT", "", _said("23%"))
    sheet.col("Kwota VAT", "!revenue", lambda x: spaced(x.tax))
    sheet.col("Wartość brutto", "amount", lambda x: spaced(x.amount))
    sheet.col("Termin płatn.", "!sold_at", lambda x: f"{x.at + timedelta(days=14):%d.%m.%Y}")
    net = spaced(sum((x.net for x in lines), Decimal(0)))
    tax = spaced(sum((x.tax for x in lines), Decimal(0)))
    below = _last(sheet, "Razem", _12=net, _14=tax, _15=spaced(_sum(lines)))
    text = delimited([sheet.header, *sheet.rows, below], ";")
    return Export("Rejestr sprzedaży.csv", text.encode("cp1250"), (sheet.truth(),))


def _next_day(x: Line) -> Any:
    return x.day + timedelta(days=1)


@case("RU", "Europe/Moscow")
def opt_torgovlya_otgruzki() -> Export:
    """Wholesale shipments: title rows, roubles behind each sum, tax apart and within, `ИТОГО:`."""
    style = Style(order="УТ-{:08d}", product="А-{:05d}", rate="0.20", returns=0.03, discounts=0)
    lines = sale_lines("ru", 110, 752, style)
    money = lambda number: spaced(number) + " руб."  # noqa: E731
    alone = lambda x: cents(x.price / (1 + x.rate))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("№ п/п", "!quantity", lambda x: str(lines.index(x) + 1))
    sheet.col("Дата отгрузки", "day", lambda x: f"{x.at:%d.%m.%y}")
    sheet.col("Накладная", "order", lambda x: x.order)
    sheet.col("Контрагент", "customer_only", lambda x: x.customer_name)
    sheet.our("ИНН", "customer_id", lambda x: f"77070{x.customer}")
    sheet.col("Артикул", "product", lambda x: x.product.code)
    sheet.col("Наименование", "name", lambda x: x.product.name)
    sheet.col("Ед.", "", _said("шт"))
    sheet.col("Кол-во", "qty", lambda x: comma(x.qty, 0))
    sheet.our("Цена без НДС", "unit_price", lambda x: money(alone(x)), alone)
    sheet.col("Цена с НДС", "price", lambda x: money(x.price))
    sheet.col("Сумма без НДС", "net", lambda x: money(x.net))
    sheet.col("НДС 20%", "!revenue", lambda x: money(x.tax))
    sheet.col("Сумма с НДС", "amount", lambda x: money(x.amount))
    sheet.col("Менеджер", "!customer_id", _said("Сидорова А.А."))
    pieces = str(sum(x.qty for x in lines))
    net = money(sum((x.net for x in lines), Decimal(0)))
    below = _last(sheet, "ИТОГО:", _8=pieces, _11=net, _13=money(_sum(lines)))
    head = [["ООО «Оптовик»"], ["Реестр отгрузок за период с 01.01.2024 по 31.03.2024"], []]
    text = delimited([*head, sheet.header, *sheet.rows, below], ";")
    return Export("Реестр отгрузок.csv", text.encode("cp1251"), (sheet.truth(),))


@case("IT", "Europe/Rome")
def farmacia_scontrini_minsan() -> Export:
    """A pharmacy: national codes with noughts before, short years, rate and amount of discount."""
    style = Style(product="0{:08d}", order="{:04d}", rate="0.10", returns=0.02, discounts=0.3)
    lines = sale_lines("it", 130, 753, style)
    sheet = Sheet(lines)
    sheet.col("Data Scontr.", "minute", lambda x: f"{x.at:%d/%m/%y}")
    sheet.col("Ora", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("N. Scontr.", "order", lambda x: x.order)
    sheet.col("Cassa", "", _said("01"))
    sheet.col("MINSAN", "product", lambda x: x.product.code)
    sheet.col("Descrizione Prodotto", "name", lambda x: x.product.name.upper(), _loud)
    sheet.col("Ditta", "!customer_id", _said("ANGELINI"))
    sheet.col("Q.tà", "qty", lambda x: comma(x.qty, 0))
    sheet.col("Prezzo Pubbl.", "price", lambda x: comma(x.price))
    sheet.col("Sc. %", "", lambda x: comma(100 * x.discount / (x.qty * x.price)))
    sheet.col("Sc. €", "discount", lambda x: comma(x.discount))
    sheet.col("Imp. Netto", "amount", lambda x: comma(x.amount))
    sheet.col("Ticket SSN", "!revenue", _said("0,00"))
    sheet.col("Aliq.", "", _said("10"))
    sheet.col("Cod. Fiscale", "", _said(""))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("VENDITE_BANCO.TXT", text.encode("cp1252"), (sheet.truth(),))


def _loud(x: Line) -> str:
    return x.product.name.upper()


@case("BR", "America/Sao_Paulo")
def notas_fiscais_itens() -> Export:
    """Items of invoices: the items' total before the discount, taxes, and the note's own total."""
    style = Style(order="{:09d}", product="{}", customer="{:05d}", returns=0, discounts=0.25)
    lines = sale_lines("pt", 120, 754, style)
    gross = lambda x: x.qty * x.price  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Nr. NF", "order", lambda x: x.order)
    sheet.col("Série", "!order_id", _said("001"))
    sheet.col("Dt. Emissão", "day", lambda x: f"{x.at:%d/%m/%Y}")
    sheet.col("Dt. Saída", "day", lambda x: f"{x.at + timedelta(days=1):%d/%m/%Y}", _next_day)
    sheet.our("CNPJ/CPF", "customer_id", lambda x: f"11.222.333/0001-{x.customer[-2:]}")
    sheet.col("Razão Social", "customer_only", lambda x: x.customer_name)
    sheet.our("UF", "region", _said("SP"))
    sheet.col("CFOP", "", _said("5.102"))
    sheet.col("NCM", "", _said("2202.10.00"))
    sheet.col("Cód. Prod.", "product", lambda x: x.product.code)
    sheet.col("Descrição do Produto", "name", lambda x: x.product.name)
    sheet.col("Unid.", "", _said("UN"))
    sheet.col("Qtd.", "qty", lambda x: de(x.qty, 4))
    sheet.col("Vl. Unitário", "price", lambda x: de(x.price, 4))
    sheet.our("Vl. Total Produtos", "revenue", lambda x: de(gross(x)), gross)
    sheet.col("Vl. Desconto", "discount", lambda x: de(x.discount))
    sheet.col("Vl. ICMS", "!revenue", lambda x: de(x.amount * 18 / 100))
    sheet.col("Vl. IPI", "!revenue", _said("0,00"))
    sheet.col("Vl. Total NF", "!revenue", lambda x: de(_totals(lines)[x.order]))
    sheet.our("Situação", "status", _said("Autorizada"))
    total = (sum(map(gross, lines), Decimal(0)), _sum(lines))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("NFS_ITENS.csv", text.encode("cp1252"), (sheet.truth(revenue=total),))


@case("ES", "Europe/Madrid")
def ferreteria_albaranes() -> Export:
    """An ironmonger's notes: `05-ene-24`, the head in the first line of each note alone."""
    style = Style(order="A24/{:06d}", product="00{}", customer="{:06d}", returns=0.04, discounts=0)
    lines = sale_lines("es", 120, 755, style)

    def once(text: Callable[[Line], str]) -> Callable[[Line], str]:
        return lambda x: text(x) if x.place == 0 else ""

    sheet = Sheet(lines)
    day = lambda x: f"{x.at:%d}-{_ES_MONTHS[x.at.month - 1]}-{x.at:%y}"  # noqa: E731
    sheet.col("ALBARÁN", "order", once(lambda x: x.order))
    sheet.col("FECHA", "day", once(day))
    sheet.col("CÓD. CLI.", "customer", once(lambda x: x.customer))
    sheet.col("CLIENTE", "", once(lambda x: x.customer_name))
    sheet.col("REF.", "product", lambda x: x.product.code)
    sheet.col("CONCEPTO", "name", lambda x: x.product.name)
    sheet.col("UDS.", "qty", lambda x: de(x.qty, 0))
    sheet.col("P.V.P.", "price", lambda x: de(x.price) + " €")
    sheet.col("DTO.", "!discount", _said("0 %"))
    sheet.col("IMPORTE", "amount", lambda x: de(x.amount) + " €")
    sheet.col("TOTAL ALB.", "!revenue", once(lambda x: de(_totals(lines)[x.order]) + " €"))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("ALBARANES.CSV", text.encode("cp1252"), (sheet.truth(),))


@case("NL", "Europe/Amsterdam")
def webwinkel_bestelregels() -> Export:
    """A web shop: `ma 15-01-2024`, sent later, prices with and without tax, the order's total."""
    style = Style(order="WEB{}", product="{}", rate="0.21", returns=0, discounts=0.2)
    lines = sale_lines("nl", 120, 756, style)
    alone = lambda x: cents(x.price / (1 + x.rate))  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("bestelnummer", "order", lambda x: x.order)
    sheet.col("besteldatum", "day", lambda x: f"{_NL_DAYS[x.at.weekday()]} {x.at:%d-%m-%Y}")
    sheet.col("verzenddatum", "!sold_at", lambda x: f"{x.at + timedelta(days=2):%d-%m-%Y}")
    sheet.our("status", "status", _said("verzonden"))
    sheet.col("klantnr", "customer", lambda x: x.customer)
    sheet.col("klantnaam", "", lambda x: x.customer_name)
    sheet.our("land", "country", _said("NL"))
    sheet.col("artikelnummer", "product", lambda x: x.product.code)
    sheet.col("omschrijving", "name", lambda x: x.product.name)
    sheet.col("aantal", "qty", lambda x: f"{x.qty}")
    sheet.our("stuksprijs excl. btw", "unit_price", lambda x: comma(alone(x)), alone)
    sheet.col("stuksprijs incl. btw", "price", lambda x: comma(x.price))
    sheet.col("btw %", "", _said("21"))
    sheet.col("korting", "discount", lambda x: comma(x.discount))
    sheet.col("regeltotaal incl. btw", "amount", lambda x: comma(x.amount))
    sheet.col("verzendkosten", "!unit_cost", _said("4,95"))
    totals = _totals(lines)
    sheet.col("ordertotaal", "!revenue", lambda x: comma(totals[x.order] + Decimal("4.95")))
    sheet.col("betaalmethode", "", _said("iDEAL"))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("bestelregels-export.csv", text.encode("utf-8-sig"), (sheet.truth(),))


@case("FR", "Europe/Paris")
def lignes_de_factures_en_ligne() -> Export:
    """An online ledger: `5 janv. 2024`, due later, narrow spaces in thousands, tax each line."""
    style = Style(order="F-2024-{}", rate="0.20", returns=0, discounts=0)
    lines = sale_lines("fr", 110, 757, style)
    alone = lambda x: cents(x.price / (1 + x.rate))  # noqa: E731
    euro = lambda number: fr(number) + "\u00a0€"  # noqa: E731
    month = lambda at: f"{at.day} {_FR_MONTHS[at.month - 1]} {at.year}"  # noqa: E731
    sheet = Sheet(lines)
    sheet.col("Numéro de facture", "order", lambda x: x.order)
    sheet.col("Date d'émission", "day", lambda x: month(x.at))
    sheet.col("Échéance", "!sold_at", lambda x: month(x.at + timedelta(days=30)))
    sheet.col("Client", "customer_only", lambda x: x.customer_name)
    sheet.col("Intitulé", "name_only", lambda x: x.product.name)
    sheet.col("Quantité", "qty", lambda x: comma(x.qty))
    sheet.col("Unité", "", _said("pièce"))
    sheet.our("Prix unitaire HT", "unit_price", lambda x: euro(alone(x)), alone)
    sheet.col("Taux de TVA", "", _said("20 %"))
    sheet.col("Montant HT", "net", lambda x: euro(x.net))
    sheet.col("Montant TVA", "!revenue", lambda x: euro(x.tax))
    sheet.col("Montant TTC", "amount", lambda x: euro(x.amount))
    sheet.our("Devise", "currency", _said("EUR"))
    sheet.our("Statut", "status", _said("Payée"))
    text = delimited([sheet.header, *sheet.rows])
    return Export("lignes_factures_2024.csv", text.encode(), (sheet.truth(),))


@case("GB", "Europe/London")
def item_ledger_entries() -> Export:
    """A ledger of items: what was sold is below zero, its cost too, the sale above; three days."""
    style = Style(order="SI-{}", product="{}-S", store="LOC{}", customer="C{:05d}", returns=0.05)
    lines = sale_lines("en", 120, 758, style)
    sheet = Sheet(lines)
    sheet.col("Posting Date", "day", lambda x: "")
    sheet.col("Document Date", "day", lambda x: "")
    sheet.col("Entry Type", "", _said("Sale"))
    sheet.col("Document Type", "", _said("Sales Shipment"))
    sheet.col("Document No.", "order", lambda x: x.order)
    sheet.col("Item No.", "product", lambda x: x.product.code)
    sheet.col("Description", "name", lambda x: x.product.name)
    sheet.col("Location Code", "store", lambda x: x.store)
    sheet.col("Source No.", "customer", lambda x: x.customer)
    sheet.our("Quantity", "quantity", lambda x: "", lambda x: -x.qty)
    sheet.our("Invoiced Quantity", "quantity", lambda x: "", lambda x: -x.qty)
    sheet.col("Remaining Quantity", "!quantity", _said("0"))
    sheet.col("Sales Amount (Actual)", "amount", lambda x: "")
    sheet.our("Cost Amount (Actual)", "", lambda x: "")
    sheet.traps.append(("Cost Amount (Actual)", "unit_cost"))
    sheet.col("Open", "", _said("No"))
    sheet.col("Entry No.", "!order_id", lambda x: str(90001 + lines.index(x)))
    rows = typed(sheet)
    for row, x in zip(rows, lines, strict=True):
        row[11], row[13], row[15] = Decimal(0), -x.cost, Decimal(row[15])
    old = sheet.found["quantity"]
    sold = tuple(x.qty for x in lines)
    sheet.found["quantity"] = Want(old.ours, old.theirs, (*old.values, sold))
    book = workbook({"Item Ledger Entries": [sheet.header, *rows]}, day="dd/mm/yyyy")
    return Export("Item Ledger Entries.xlsx", book, (sheet.truth(),))
