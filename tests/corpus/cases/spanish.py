"""Spanish systems: Holded, FacturaPlus, Mercado Libre, a till, an inventory."""

from __future__ import annotations

from decimal import Decimal

from corpus.case import Export, Sheet, case
from corpus.world import Style, sale_lines
from corpus.write import comma, de, delimited, dmy, en, fixed, plain

_MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto")


@case("ES", "Europe/Madrid")
def holded_ventas() -> Export:
    """Holded: commas and quotes, decimal commas, days with slashes, tax beside."""
    lines = sale_lines("es", 140, 61, Style(order="F24{}", rate="0.21"))
    sheet = Sheet(lines)
    sheet.col("Fecha", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Nº documento", "order", lambda x: x.order)
    sheet.col("Cliente", "customer_only", lambda x: x.customer_name)
    sheet.col("SKU", "product", lambda x: x.product.code)
    sheet.col("Concepto", "name", lambda x: x.product.name)
    sheet.col("Uds.", "qty", lambda x: comma(x.qty))
    sheet.col("Precio", "price", lambda x: de(x.price) + " €")
    sheet.col("Dto. (€)", "discount", lambda x: de(x.discount) + " €")
    sheet.col("IVA", "!revenue", lambda x: "21 %")
    sheet.col("Base imponible", "net", lambda x: de(x.net) + " €")
    sheet.col("Total", "amount", lambda x: de(x.amount) + " €")
    text = delimited([sheet.header, *sheet.rows], ",", "\n")
    return Export("ventas_holded.csv", text.encode(), (sheet.truth(),))


@case("ES", "Europe/Madrid")
def facturaplus_lineas() -> Export:
    """Fixed width printed to a file, cp850, the names cut short, a total below."""
    lines = sale_lines("es", 120, 62, Style(order="{:06d}", discounts=0))
    sheet = Sheet(lines)
    sheet.col("Factura", "order", lambda x: x.order)
    sheet.col("Fecha", "day", lambda x: dmy(x.at, "/"))
    sheet.col("Cod.Cli", "customer", lambda x: x.customer)
    sheet.col("Referencia", "product", lambda x: x.product.code)
    sheet.col("Descripción", "name", lambda x: x.product.name)
    sheet.col("Cantidad", "qty", lambda x: comma(x.qty))
    sheet.col("Precio", "price", lambda x: de(x.price))
    sheet.col("Importe", "amount", lambda x: de(x.amount))
    total = sum((x.amount for x in lines), Decimal(0))
    made = fixed(
        [sheet.header, *sheet.rows, ["", "", "", "", "TOTAL", "", "", de(total)]], right=(5, 6, 7)
    )
    rule = "-" * max(map(len, made))
    head = ["EMPRESA DE PRUEBA, S.L.", "LISTADO DE LÍNEAS DE FACTURA          Hoja: 1", ""]
    text = "\r\n".join([*head, made[0], rule, *made[1:-1], rule, made[-1], ""])
    return Export("LISTADO.TXT", text.encode("cp850"), (sheet.truth(),))


@case("MX", "America/Mexico_City")
def mercado_libre_ventas() -> Export:
    """A preamble, the day in words with the hour, money with points, fees below zero."""
    style = Style(order="200000{}", returns=0, discounts=0, stores=1, product="MLM{}")
    lines = sale_lines("es", 120, 63, style)
    sheet = Sheet(lines)
    sheet.col("# de venta", "order", lambda x: x.order)
    sheet.col(
        "Fecha de venta",
        "minute",
        lambda x: f"{x.at.day} de {_MONTHS[x.at.month - 1]} de {x.at.year} {x.at:%H:%M} hs.",
    )
    sheet.col("Estado", "", lambda x: "Entregado")
    sheet.col("Unidades", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("Ingresos por productos (MXN)", "amount", lambda x: plain(x.amount))
    sheet.col("Cargo por venta e impuestos", "!revenue", lambda x: "-" + plain(x.tax))
    sheet.col(
        "Total (MXN)", "revenue", lambda x: plain(x.amount - x.tax), lambda x: x.amount - x.tax
    )
    sheet.col("SKU", "product_id", lambda x: "K" + x.product.code)
    sheet.col("# de publicación", "product", lambda x: x.product.code)
    sheet.col("Título de la publicación", "name", lambda x: x.product.name)
    sheet.col("Precio unitario de venta de la publicación (MXN)", "price", lambda x: plain(x.price))
    sheet.col("Comprador", "customer_only", lambda x: x.customer_name)
    width = len(sheet.header)
    rows = [
        ["Estado de tus ventas"],
        ["Ventas del 2 de enero al 21 de marzo de 2024"],
        [],
        ["Ventas", *[""] * (width - 1)],
        sheet.header,
        *sheet.rows,
    ]
    return Export("Ventas_MX.csv", b"\xef\xbb\xbf" + delimited(rows).encode(), (sheet.truth(),))


@case("ES", "Europe/Madrid")
def tpv_por_dia() -> Export:
    """A section row for each day and no day in the lines; amounts with the sign before."""
    lines = sale_lines("es", 100, 64, Style(days=10, discounts=0, stores=1))
    sheet = Sheet(lines)
    sheet.col("Ticket", "order", lambda x: x.order)
    sheet.col("Hora", "", lambda x: f"{x.at:%H:%M}")
    sheet.col("Código", "product", lambda x: x.product.code)
    sheet.col("Artículo", "name", lambda x: x.product.name)
    sheet.col("Cant.", "qty", lambda x: f"{x.qty:.0f}")
    sheet.col("PVP", "price", lambda x: "€ " + de(x.price))
    sheet.col("Importe", "amount", lambda x: "€ " + de(x.amount))
    rows: list[list[str]] = [sheet.header]
    for place, (line, row) in enumerate(zip(lines, sheet.rows, strict=True)):
        if place == 0 or lines[place - 1].day != line.day:
            rows.append([f"Fecha: {dmy(line.at, '/')}", *[""] * 6])
        rows.append(row)
    sheet.found["sold_at"] = Sheet(lines).col("Fecha", "minute", lambda x: "").found["sold_at"]
    want = sheet.found["sold_at"]
    sheet.found["sold_at"] = type(want)(
        want.ours, want.theirs * 2, (*want.values, tuple(x.day for x in lines))
    )
    return Export("tickets_por_dia.csv", delimited(rows, ";").encode("cp1252"), (sheet.truth(),))


@case("MX", "America/Mexico_City")
def inventario() -> Export:
    """A stock list of a Mexican shop: peso signs, commas in thousands."""
    lines = sale_lines("es", 300, 65, Style(product="INV-{}", scale=20))
    goods = list({(x.product.code, x.store): x for x in lines}.values())
    sheet = Sheet(goods)
    sheet.col("Sucursal", "store_only", lambda x: x.store_name)
    sheet.col("Clave", "product", lambda x: x.product.code)
    sheet.col("Descripción", "", lambda x: x.product.name)
    sheet.col(
        "Existencia", "on_hand", lambda x: en(abs(x.qty) * 400, 0), lambda x: abs(x.qty) * 400
    )
    sheet.col("Costo promedio", "", lambda x: "$" + en(x.product.cost))
    sheet.col(
        "Fecha de corte",
        "as_of",
        lambda x: "31/03/2024",
        lambda x: lines[-1].day.replace(month=3, day=31),
    )
    text = delimited([sheet.header, *sheet.rows])
    return Export("existencias.csv", text.encode("cp1252"), (sheet.truth("stock"),))
