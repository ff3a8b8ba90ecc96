"""Tills and web shops of twelve countries, scored at first sight before anything was mended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from xml.sax.saxutils import escape

from corpus.case import Export, Sheet, case, enter
from corpus.listing import Listing
from corpus.world import Line, Style, cents, orders, sale_lines
from corpus.write import comma, de, delimited, indian, plain, short, spaced, trailing

_NO_OFF = Style(returns=0, discounts=0)


def _enter(
    name: str,
    country: str,
    listing: Listing,
    columns: str,
    change: Callable[[str], str] = str,
) -> None:
    """A list, its text changed after it was written."""

    def make() -> Export:
        made = replace(listing, encoding="utf-8").write(columns)
        text = change(made.content.decode())
        return replace(made, content=text.encode(listing.encoding))

    enter(name, make, country)


_enter(
    "kontur_market_cheki",
    "RU",
    Listing(
        "ru",
        "Чеки.csv",
        411,
        encoding="utf-8-sig",
        money=comma,
        style=Style(returns=0, weights=0.2, scale=8),
    ),
    (
        "Дата и время чека=minute:%d.%m.%Y %H:%M | Торговая точка=store_only"
        " | Регистрационный номер ККТ=text:0001234567012345 | Номер смены=text:118"
        " | Номер чека=order | Тип операции=text:Приход | Наименование товара=name"
        " | Штрихкод=ean | Кол-во=qty:3 | Ед. изм.=text:шт | Цена без скидки=price"
        " | Скидка на позицию=discount | Стоимость позиции=amount | Ставка НДС=text:20%"
        " | Сумма чека=!revenue/total"
    ),
)
_enter(
    "youzan_dingdan",
    "CN",
    Listing(
        "zh",
        "订单商品明细.csv",
        412,
        mark=",",
        encoding="gb18030",
        money=plain,
        style=Style(order="E2024{:012d}", product="P{}", returns=0),
    ),
    (
        "订单号=order | 买家下单时间=moment:%Y-%m-%d %H:%M:%S | 订单状态=text:交易完成"
        " | 所属网店=store_only | 买家昵称=customer_only | 商品名称=name | 规格编码=product"
        " | 商品数量=qty:0 | 商品单价=price | 商品优惠=discount | 商品实付金额=amount"
        " | 订单实付金额=!revenue/total | 运费=text:0.00"
    ),
    lambda text: text.replace(",交易完成,", "\t,交易完成,").replace("\r\nE2024", "\r\n\tE2024"),
)


def _day_sums(text: str) -> str:
    """A line of 小计 below each day, 合计 at the end, as Siss prints them."""
    head, *lines = text.replace('"显示器 27"""', '显示器 27"').splitlines()
    made, day, sums, all_of_it = [head], "", Decimal(0), Decimal(0)
    for line in [*lines, ""]:
        now = line.split("\t")[1][:10] if line else "-"
        if day and now != day:
            made.append(f"小计\t\t\t\t\t\t\t\t{sums}")
            all_of_it, sums = all_of_it + sums, Decimal(0)
        if line:
            made.append(line)
            sums += Decimal(line.split("\t")[-2])
        day = now
    return "\r\n".join([*made, f"合计\t\t\t\t\t\t\t\t{all_of_it}"]) + "\r\n"


_enter(
    "siss_liushui",
    "CN",
    Listing(
        "zh",
        "销售流水.txt",
        413,
        mark="\t",
        encoding="gb18030",
        money=plain,
        style=Style(returns=0.06, discounts=0, product="69{:06d}"),
    ),
    (
        "小票流水号=order | 收款时间=moment:%Y-%m-%d %H:%M:%S | 收银机号=text:01"
        " | 收款员=text:1001 | 货号=product | 品名=name | 销量=qty:0 | 零售价=price"
        " | 实收金额=amount | 会员卡=customer"
    ),
    _day_sums,
)
_enter(
    "kassenbericht_discounter",
    "DE",
    Listing(
        "de",
        "Kassenbericht_0417.csv",
        414,
        encoding="cp1252",
        money=trailing,
        style=Style(rate="0.07", weights=0.15, discounts=0.1),
        above=("Kassenbericht", "Zeitraum: 01.01.2024 - 31.03.2024", ""),
    ),
    (
        "Fil.=store | Bondatum=minute:%d.%m.%y | Bonzeit=time:%H:%M | Bon-Nr=order"
        " | Kasse=text:02 | EAN/PLU=ean | Artikelbez.=name | WG-Bez.=category"
        " | Mg.=qty:3 | ME=text:ST | VK brutto=price | Rabatt=discount"
        " | Umsatz brutto=amount | MwSt-Satz=text:7,00 | MwSt=!revenue/tax | Umsatz netto=net"
    ),
)
_enter(
    "glop_tpv",
    "ES",
    Listing(
        "es",
        "Listado de lineas.csv",
        415,
        encoding="cp1252",
        money=de,
        style=Style(returns=0.02, discounts=0.2),
        above=("BAR CASA PEPE", "LISTADO DE LÍNEAS DE TICKET", "Desde 01/01/24 hasta 31/03/24"),
        below="TOTALES",
    ),
    (
        "Fecha=minute:%d/%m/%y | Hora=time:%H:%M | Nº Ticket=order | Camarero=text:ANA"
        " | Mesa=text:12 | Artículo=name_only | Familia=category | Uds.=qty:2 | PVP=price"
        " | % Dto.=!discount/off:2 | Total línea=amount"
    ),
)


@case("IT", "Europe/Rome")
def registratore_telematico() -> Export:
    """A day's total below each day; the time with points; the euro behind."""
    lines = sale_lines("it", 110, 416, Style(rate="0.10", discounts=0.1, returns=0))
    sheet = Sheet(lines)
    sheet.col("Data", "", lambda x: f"{x.at:%d/%m/%Y}")
    sheet.col("Ora", "", lambda x: f"{x.at:%H.%M}")
    sheet.col("Nr. Scontrino", "order", lambda x: x.order)
    sheet.col("Reparto", "category", lambda x: x.product.category)
    sheet.col("Descrizione", "name_only", lambda x: x.product.name)
    sheet.col("Q.tà", "qty", lambda x: short(x.qty))
    sheet.col("Prezzo un.", "price", lambda x: de(x.price) + " €")
    sheet.col("Sconto", "discount", lambda x: de(-x.discount) + " €" if x.discount else "")
    sheet.col("Totale", "amount", lambda x: de(x.amount) + " €")
    sheet.col("Aliq. IVA", "", lambda x: "10%")
    sheet.col("Matricola RT", "!store_id", lambda x: "99IEB012345")
    sheet.our("Data", "sold_at", lambda x: "", lambda x: x.day)
    sheet.our("Data", "sold_at", lambda x: "", lambda x: x.at.replace(second=0))
    del sheet.header[-2:], sheet.texts[-2:]
    rows: list[list[str]] = [sheet.header]
    for place, x in enumerate(lines):
        rows.append(sheet.rows[place])
        if place + 1 == len(lines) or lines[place + 1].day != x.day:
            told = sum((y.amount for y in lines if y.day == x.day), Decimal(0))
            rows.append([f"Totale giorno {x.at:%d/%m/%Y}", *[""] * 7, de(told) + " €", "", ""])
    sheet.found["discount"] = replace(
        sheet.found["discount"],
        values=(tuple(x.discount or None for x in lines), tuple(x.discount for x in lines)),
    )
    content = delimited(rows, ";").encode("cp1252")
    return Export("Dettaglio scontrini.csv", content, (sheet.truth(),))


@case("BR", "America/Sao_Paulo")
def nfe_lote() -> Export:
    """A batch of Brazilian NF-e: products below each note, vDesc off, the note's own total."""
    style = Style(returns=0, discounts=0.3, order="{}", product="{}")
    lines = sale_lines("pt", 80, 417, style)
    sheet = Sheet(lines)
    for name, role in (
        ("nNF", "order"),
        ("cProd", "product"),
        ("xProd", "name"),
        ("qCom", "qty"),
        ("vUnCom", "price"),
    ):
        sheet.col(name, role, lambda x: "")
    sheet.col("dhEmi", "moment", lambda x: "")
    sheet.col("vNF", "!revenue", lambda x: "")
    notes = "".join(_note(group) for group in orders(lines))
    text = (
        '<?xml version="1.0" encoding="UTF-8"?><enviNFe versao="4.00"'
        f' xmlns="http://www.portalfiscal.inf.br/nfe"><idLote>77</idLote>{notes}</enviNFe>'
    )
    gross = sum((cents(x.qty * x.price) for x in lines), Decimal(0))
    total = (gross, sum((x.amount for x in lines), Decimal(0)))
    return Export("lote-77.xml", text.encode(), (sheet.truth(revenue=total),))


def _note(group: list[Line]) -> str:
    head = group[0]
    items = "".join(
        f'<det nItem="{i + 1}"><prod><cProd>{x.product.code}</cProd><cEAN>{x.product.ean}</cEAN>'
        f"<xProd>{escape(x.product.name)}</xProd><NCM>22021000</NCM><CFOP>5102</CFOP>"
        f"<uCom>UN</uCom><qCom>{x.qty:.4f}</qCom><vUnCom>{x.price:.10f}</vUnCom>"
        f"<vProd>{x.qty * x.price:.2f}</vProd>"
        + (f"<vDesc>{x.discount:.2f}</vDesc>" if x.discount else "")
        + "</prod><imposto><ICMS><ICMSSN102><orig>0</orig></ICMSSN102></ICMS></imposto></det>"
        for i, x in enumerate(group)
    )
    total = sum((x.amount for x in group), Decimal(0))
    return (
        f'<NFe><infNFe Id="NFe3524{head.order}" versao="4.00"><ide><cUF>35</cUF><mod>55</mod>'
        f"<serie>1</serie><nNF>{head.order}</nNF><dhEmi>{head.at:%Y-%m-%dT%H:%M:%S}-03:00</dhEmi>"
        "</ide><emit><CNPJ>11222333000181</CNPJ><xNome>Loja Modelo</xNome></emit>"
        f"<dest><xNome>{escape(head.customer_name)}</xNome></dest>{items}"
        f"<total><ICMSTot><vNF>{total:.2f}</vNF></ICMSTot></total></infNFe></NFe>"
    )


_enter(
    "fakturownia_pozycje",
    "PL",
    Listing(
        "pl",
        "faktury-pozycje.csv",
        418,
        money=comma,
        style=Style(order="FV/{}/2024", product="KOD-{}", rate="0.23", returns=0, discounts=0),
    ),
    (
        "Numer=order | Data wystawienia=day:%Y-%m-%d | Termin płatności=text:2024-05-14"
        " | Nabywca=customer_only | NIP=text:5252445767 | Nazwa produktu/usługi=name"
        " | Kod produktu=product | Ilość=qty:0 | Jm=text:szt | Cena brutto=price"
        " | Wartość netto=net | VAT %=text:23 | Kwota VAT=!revenue/tax | Wartość brutto=amount"
        " | Do zapłaty=!revenue/total | Waluta=text:PLN"
    ),
)
_enter(
    "bakkerij_kassa",
    "NL",
    Listing(
        "nl",
        "Bonregels januari-maart.csv",
        419,
        encoding="cp1252",
        money=de,
        before="€ ",
        style=Style(rate="0.09", returns=0.05, discounts=0),
    ),
    (
        "Bonnr=order | Datum=moment:%d-%m-%Y | Tijd=time:%H:%M:%S | Filiaal=store"
        " | PLU=product | Omschrijving=name | Groep=category | Aant.=qty:0"
        " | Stukprijs=price | BTW-bedrag=!revenue/tax | Totaal incl. BTW=amount"
        " | Betaalwijze=text:PIN"
    ),
)
_enter(
    "ventes_librairie_open_data",
    "FR",
    Listing(
        "fr",
        "ventes-boutique-2024.csv",
        420,
        encoding="utf-8-sig",
        money=plain,
        style=Style(rate="0.055", returns=0.02, discounts=0.1),
    ),
    (
        "date_vente=day:%Y-%m-%d | num_ticket=order | code_pdv=store | lib_pdv=store_name"
        " | ean13=ean | lib_produit=name | lib_rayon=category | nb_unites=qty:0"
        " | pu_ttc=price | mt_remise=discount | ca_ttc=amount | ca_ht=net | taux_tva=text:5.5"
    ),
)
_enter(
    "eet_uctenky",
    "CZ",
    Listing(
        "cs",
        "uctenky_polozky.csv",
        421,
        encoding="cp1250",
        money=spaced,
        style=Style(scale=20, rate="0.21", returns=0, discounts=0),
    ),
    (
        "Číslo účtenky=order | Datum tržby=moment:%d.%m.%Y %H:%M:%S | Provozovna=store_only"
        " | Položka=name_only | Počet=qty:0 | Jedn. cena=price | Cena celkem s DPH=amount"
        " | Základ daně=net | DPH=!revenue/tax | Způsob platby=text:Hotově"
    ),
)
_enter(
    "gst_item_register",
    "IN",
    Listing(
        "in",
        "GST Sales Register.csv",
        422,
        mark=",",
        money=lambda number, places=2: indian(number) if places else f"{number:.0f}",
        style=Style(scale=20, rate="0.18", order="GST/23-24/{}", returns=0, discounts=0),
        above=("Balaji Traders", "GSTIN: 27AAAAA0000A1Z5"),
        below="Total",
    ),
    (
        "Sr.=text:1 | Invoice Number=order | Invoice date=day:%d-%b-%Y"
        " | Receiver Name=customer_only | Place Of Supply=text:27-Maharashtra"
        " | HSN=text:10063020 | Item=name_only | UQC=text:NOS | Qty=qty:0"
        " | Taxable Value=net | CGST=!revenue/tax | Line Total=amount"
        " | Invoice Value=!revenue/total"
    ),
)
