"""Portuguese and Brazilian systems: Primavera, Vendus, Bling, a pharmacy's stock."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, dmy, short_comma, spaced


@case("PT", "Europe/Lisbon")
def primavera_linhas() -> Export:
    """Primavera: cp1252, spaces in thousands, customers and items by code."""
    style = Style(order="FA 2024/{}", product="A{}", customer="C{}", scale=30, rate="0.23")
    lines = sale_lines("pt", 140, 81, style)
    sheet = Sheet(lines)
    sheet.col("Data Doc.", "day", lambda x: f"{x.at:%d-%m-%Y}")
    sheet.col("Documento", "order", lambda x: x.order)
    sheet.col("Entidade", "customer", lambda x: x.customer)
    sheet.col("Nome", "", lambda x: x.customer_name)
    sheet.col("Artigo", "product", lambda x: x.product.code)
    sheet.col("Descrição", "name", lambda x: x.product.name)
    sheet.col("Armazém", "store", lambda x: x.store)
    sheet.col("Quant.", "qty", lambda x: comma(x.qty))
    sheet.col("Pr.Unit.", "price", lambda x: spaced(x.price))
    sheet.col("Desconto", "discount", lambda x: spaced(x.discount))
    sheet.col("Total Líquido", "amount", lambda x: spaced(x.amount))
    text = delimited([sheet.header, *sheet.rows], ";")
    return Export("LinhasDoc.csv", text.encode("cp1252"), (sheet.truth(),))


@case("BR", "America/Sao_Paulo")
def bling_vendas() -> Export:
    """Bling: every cell quoted, R$ in the amounts, the order's total in its first line."""
    lines = sale_lines("pt", 150, 82, Style(returns=0, discounts=0))
    totals: dict[str, Decimal] = {}
    for line in lines:
        totals[line.order] = totals.get(line.order, Decimal(15)) + line.amount
    sheet = Sheet(lines)
    sheet.col("Número do pedido", "order", lambda x: x.order)
    sheet.col("Data", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Nome do contato", "customer_only", lambda x: x.customer_name)
    sheet.col("Código (SKU)", "product", lambda x: x.product.code)
    sheet.col("Descrição do produto", "name", lambda x: x.product.name)
    sheet.col("Qtde", "qty", lambda x: short_comma(x.qty))
    sheet.col("Valor unitário", "price", lambda x: "R$ " + de(x.price))
    sheet.col("Valor total do item", "amount", lambda x: "R$ " + de(x.amount))
    sheet.col("Frete", "!revenue", lambda x: "R$ 15,00" if x.place == 0 else "")
    sheet.col(
        "Total da venda", "!revenue", lambda x: "R$ " + de(totals[x.order]) if x.place == 0 else ""
    )
    text = "\r\n".join(
        ";".join('"' + c.replace('"', '""') + '"' for c in row)
        for row in [sheet.header, *sheet.rows]
    )
    return Export("vendas.csv", text.encode(), (sheet.truth(),))


@case("PT", "Europe/Lisbon")
def vendus_artigos_vendidos() -> Export:
    """A cloud till: shop by name, euro behind, returns below zero, ISO moments."""
    lines = sale_lines("pt", 120, 83, Style(stores=2))
    sheet = Sheet(lines)
    sheet.col("Data e hora", "minute", lambda x: f"{x.at:%Y-%m-%d %H:%M}")
    sheet.col("Loja", "store_only", lambda x: x.store_name)
    sheet.col("Fatura", "order", lambda x: "FS " + x.order, lambda x: "FS " + x.order)
    sheet.col("Referência", "product", lambda x: x.product.code)
    sheet.col("Produto", "name", lambda x: x.product.name)
    sheet.col("Categoria", "category", lambda x: x.product.category)
    sheet.col("Qtd.", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Preço", "price", lambda x: comma(x.price) + "€")
    sheet.col("Desconto", "discount", lambda x: comma(x.discount) + "€")
    sheet.col("Total c/ IVA", "amount", lambda x: comma(x.amount) + "€")
    text = delimited([sheet.header, *sheet.rows], ",")
    return Export("artigos_vendidos.csv", text.encode(), (sheet.truth(),))


@case("BR", "America/Sao_Paulo")
def posicao_de_estoque() -> Export:
    """A stock list with the supplier and the least stock."""
    lines = sale_lines("pt", 300, 84, Style(product="78{}"))
    goods = list({x.product.code: x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Código", "product", lambda x: x.product.code)
    sheet.col("Produto", "", lambda x: x.product.name)
    sheet.col(
        "Estoque atual", "on_hand", lambda x: short_comma(abs(x.qty) * 6), lambda x: abs(x.qty) * 6
    )
    sheet.col("Estoque mínimo", "", lambda x: "10")
    sheet.col("Custo", "", lambda x: "R$ " + de(x.product.cost))
    rows = [["Posição de estoque em 31/03/2024"], sheet.header, *sheet.rows]
    return Export("estoque.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth("stock"),))
