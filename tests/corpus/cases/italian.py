"""Italian systems: Danea, TeamSystem, a till's list."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, dmy, short_comma


@case("IT", "Europe/Rome")
def danea_righe_documenti() -> Export:
    """Danea Easyfatt: semicolons, euro before the amount, net and gross."""
    lines = sale_lines("it", 140, 71, Style(rate="0.22", customer="{:04d}"))
    sheet = Sheet(lines)
    sheet.col("Data", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Nr. doc.", "order", lambda x: x.order)
    sheet.col("Cod. cliente", "customer", lambda x: x.customer)
    sheet.col("Cliente", "", lambda x: x.customer_name)
    sheet.col("Cod. articolo", "product", lambda x: x.product.code)
    sheet.col("Descrizione", "name", lambda x: x.product.name)
    sheet.col("Q.tà", "qty", lambda x: short_comma(x.qty))
    sheet.col("U.m.", "", lambda x: "pz")
    sheet.col("Prezzo ivato", "price", lambda x: "€ " + de(x.price))
    sheet.col("Sconto", "discount", lambda x: "€ " + de(x.discount))
    sheet.col("Imponibile", "net", lambda x: "€ " + de(x.net))
    sheet.col("Importo ivato", "amount", lambda x: "€ " + de(x.amount))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("Righe documenti.csv", text.encode("cp1252"), (sheet.truth(),))


@case("IT", "Europe/Rome")
def teamsystem_statistica() -> Export:
    """A statistic by shop: title lines, section rows with the shop, Totale after each."""
    lines = sorted(sale_lines("it", 130, 72, Style(discounts=0)), key=lambda x: x.store)
    sheet = Sheet(lines)
    sheet.col("Data documento", "day", lambda x: dmy(x.at))
    sheet.col("Numero", "order", lambda x: x.order)
    sheet.col("Codice", "product", lambda x: x.product.code)
    sheet.col("Descrizione articolo", "name", lambda x: x.product.name)
    sheet.col("Quantità", "qty", lambda x: comma(x.qty))
    sheet.col("Prezzo unit.", "price", lambda x: de(x.price))
    sheet.col("Valore", "amount", lambda x: de(x.amount))
    rows = [
        ["STATISTICA VENDITE PER FILIALE", *[""] * 6],
        ["Periodo: 02.01.2024 - 21.03.2024", *[""] * 6],
        [""] * 7,
        sheet.header,
    ]
    for store in sorted({x.store for x in lines}):
        mine = [(x, r) for x, r in zip(lines, sheet.rows, strict=True) if x.store == store]
        rows.append([f"Filiale {store} - {mine[0][0].store_name}", *[""] * 6])
        rows += [r for _, r in mine]
        total = sum((x.amount for x, _ in mine), Decimal(0))
        rows.append([f"Totale filiale {store}", *[""] * 5, de(total)])
    whole = sum((x.amount for x in lines), Decimal(0))
    rows.append(["Totale generale", *[""] * 5, de(whole)])
    return Export("statistica.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth(),))


@case("IT", "Europe/Rome")
def cassa_scontrini() -> Export:
    """A till's file: the day as ddmmyyyy without marks, hours beside, tabs."""
    lines = sale_lines("it", 150, 73, Style(discounts=0, order="{:04d}-0001"))
    sheet = Sheet(lines)
    sheet.col("NEGOZIO", "store", lambda x: x.store)
    sheet.col("DATA", "minute", lambda x: f"{x.at:%d/%m/%Y}")
    sheet.col("ORA", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("SCONTRINO", "order", lambda x: x.order)
    sheet.col("BARCODE", "ean", lambda x: x.product.ean)
    sheet.col("ARTICOLO", "name", lambda x: x.product.name)
    sheet.col("REPARTO", "category", lambda x: x.product.category)
    sheet.col("PEZZI", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("IMPORTO", "amount", lambda x: comma(x.amount))
    text = "".join("\t".join(row) + "\n" for row in [sheet.header, *sheet.rows])
    return Export("scontrini.txt", text.encode("iso-8859-1"), (sheet.truth(),))
