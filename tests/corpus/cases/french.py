"""French systems: PrestaShop, Ciel/EBP, Cegid, a till, a stock list, a price list."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, delimited, dmy, fr, plain, short_comma, spaced


@case("FR", "Europe/Paris")
def prestashop_commandes() -> Export:
    """PrestaShop: French names, points in the numbers, ISO moments."""
    lines = sale_lines("fr", 140, 21, Style(returns=0, discounts=0))
    sheet = Sheet(lines)
    sheet.col("ID commande", "order", lambda x: x.order)
    sheet.col("Référence", "", lambda x: "XKBKNABJ" + x.order[-1])
    sheet.col("Date de commande", "moment", lambda x: f"{x.at:%Y-%m-%d %H:%M:%S}")
    sheet.col("État", "", lambda x: "Paiement accepté")
    sheet.col("ID client", "customer", lambda x: x.customer)
    sheet.col("Référence produit", "product", lambda x: x.product.code)
    sheet.col("Nom du produit", "name", lambda x: x.product.name)
    sheet.col("Quantité", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Prix unitaire TTC", "price", lambda x: plain(x.price, 6))
    sheet.col("Total TTC", "amount", lambda x: plain(x.amount, 6))
    sheet.col("Total HT", "net", lambda x: plain(x.net, 6))
    text = delimited([sheet.header, *sheet.rows], ";", "\n")
    return Export("commandes_2024-06-20.csv", text.encode(), (sheet.truth(),))


@case("FR", "Europe/Paris")
def ciel_lignes_factures() -> Export:
    """Cp1252, spaces in thousands, abbreviated names, dates of two digits."""
    style = Style(order="FA{:06d}", product="ART{}", customer="CL{}", scale=40)
    lines = sale_lines("fr", 160, 22, style)
    sheet = Sheet(lines)
    sheet.col("N° facture", "order", lambda x: x.order)
    sheet.col("Date", "day", lambda x: f"{x.at:%d/%m/%y}")
    sheet.col("Code client", "customer", lambda x: x.customer)
    sheet.col("Raison sociale", "", lambda x: x.customer_name)
    sheet.col("Code art.", "product", lambda x: x.product.code)
    sheet.col("Libellé", "name", lambda x: x.product.name)
    sheet.col("Qté", "qty", lambda x: comma(x.qty))
    sheet.col("P.U. HT", "price", lambda x: spaced(x.price))
    sheet.col("Remise", "discount", lambda x: spaced(x.discount))
    sheet.col("Montant HT", "amount", lambda x: spaced(x.amount))
    sheet.col("TVA", "!revenue", lambda x: "20,00%")
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("lignes_factures.txt", text.encode("cp1252"), (sheet.truth(),))


@case("FR", "Europe/Paris")
def cegid_ventes_magasin() -> Export:
    """Title lines, a subtotal after each shop, the euro sign behind, narrow spaces."""
    lines = sale_lines("fr", 150, 23, Style(store="MAG{:02d}", scale=10))
    lines = sorted(lines, key=lambda x: x.store)
    sheet = Sheet(lines)
    sheet.col("Magasin", "store", lambda x: x.store)
    sheet.col("Nom magasin", "store_name", lambda x: x.store_name)
    sheet.col("Date vente", "day", lambda x: dmy(x.at, "/"))
    sheet.col("N° ticket", "order", lambda x: x.order)
    sheet.col("Code barre", "ean", lambda x: x.product.ean)
    sheet.col("Désignation", "name", lambda x: x.product.name)
    sheet.col("Famille", "category", lambda x: x.product.category)
    sheet.col("Qté vendue", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("CA TTC", "amount", lambda x: fr(x.amount) + " €")
    sheet.col("Marge", "!revenue", lambda x: fr(x.amount - x.cost) + " €")
    body: list[list[str]] = []
    for store in sorted({line.store for line in lines}):
        mine = [(x, row) for x, row in zip(lines, sheet.rows, strict=True) if x.store == store]
        body += [row for _, row in mine]
        total = sum((x.amount for x, _ in mine), Decimal(0))
        count = sum(x.qty for x, _ in mine)
        body.append([f"Sous-total {store}", *[""] * 6, f"{count:.0f}", fr(total) + " €", ""])
    whole = sum((x.amount for x in lines), Decimal(0))
    body.append(
        ["Total général", *[""] * 6, f"{sum(x.qty for x in lines):.0f}", fr(whole) + " €", ""]
    )
    rows = [
        ["Statistiques de ventes par magasin"],
        ["Période du 02/01/2024 au 22/03/2024"],
        ["Édité le 25/03/2024 à 09:12"],
        [],
        sheet.header,
        *body,
    ]
    text = delimited(rows, ";")
    return Export("stat_ventes.csv", b"\xef\xbb\xbf" + text.encode(), (sheet.truth(),))


@case("FR", "Europe/Paris")
def caisse_sans_entete() -> Export:
    """A till's file without a header: ticket, day, hour, code, name, quantity, price, amount."""
    lines = sale_lines("fr", 200, 24, Style(discounts=0, order="{:07d}", product="3{}"))
    sheet = Sheet(lines)
    sheet.col("column_1", "order", lambda x: x.order)
    sheet.col("column_2", "minute", lambda x: dmy(x.at, "/"))
    sheet.col("column_3", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("column_4", "product", lambda x: x.product.code)
    sheet.col("column_5", "name", lambda x: x.product.name)
    sheet.col("column_6", "qty", lambda x: short_comma(x.qty))
    sheet.col("column_7", "price", lambda x: comma(x.price))
    sheet.col("column_8", "amount", lambda x: comma(x.amount))
    day = tuple(line.day for line in lines)
    want = sheet.found["sold_at"]
    sheet.found["sold_at"] = type(want)(want.ours, ("column_2", "column_2"), (*want.values, day))
    return Export("tickets.csv", delimited(sheet.rows, ";").encode("cp1252"), (sheet.truth(),))


@case("FR", "Europe/Paris")
def etat_de_stock() -> Export:
    """A stock list of one day, which stands above it."""
    lines = sale_lines("fr", 400, 25, Style(product="P{}"))
    goods = list({x.product.code: x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Réf.", "product", lambda x: x.product.code)
    sheet.col("Désignation", "", lambda x: x.product.name)
    sheet.col("Emplacement", "", lambda x: "A-" + x.product.code[-2:])
    sheet.col("Stock physique", "on_hand", lambda x: comma(x.qty * 7), lambda x: x.qty * 7)
    sheet.col("Stock mini", "", lambda x: "5,00")
    sheet.col("Prix d'achat", "", lambda x: comma(x.product.cost))
    sheet.col("Valeur", "", lambda x: comma(x.product.cost * x.qty * 7))
    rows = [["État des stocks au 31/03/2024"], [], sheet.header, *sheet.rows]
    text = delimited(rows, ";")
    return Export("etat_stock.csv", text.encode("cp1252"), (sheet.truth("stock"),))


@case("FR", "Europe/Paris")
def catalogue_articles() -> Export:
    """A master of items: code, name, family, cost and price."""
    lines = sale_lines("fr", 400, 26, Style(product="A-{}"))
    goods = list({x.product.code: x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Code article", "product", lambda x: x.product.code)
    sheet.col("Libellé", "name", lambda x: x.product.name)
    sheet.col("Famille", "category", lambda x: x.product.category)
    sheet.col("Marque", "brand", lambda x: "Maison " + x.product.name[:3])
    sheet.col("Fournisseur", "supplier_id", lambda x: "F" + x.customer)
    sheet.col("Prix d'achat HT", "cost", lambda x: comma(x.product.cost))
    sheet.col(
        "Prix de vente TTC", "price", lambda x: comma(x.product.price), lambda x: x.product.price
    )
    sheet.col("Code EAN", "", lambda x: x.product.ean)
    sheet.col(
        "Délai (jours)",
        "lead_time",
        lambda x: str(int(abs(x.qty)) + 2),
        lambda x: int(abs(x.qty)) + 2,
    )
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("articles.csv", text.encode("cp1252"), (sheet.truth("products"),))
