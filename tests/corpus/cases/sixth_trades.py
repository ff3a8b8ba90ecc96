"""Exports of kinds of shops: pumps, pharmacies, tables, clothes, wholesalers, marketplaces."""

from __future__ import annotations

from collections.abc import Callable

from corpus.case import Export, enter
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import bracketed, comma, de, en, fr, plain, spaced


def _made(listing: Listing, columns: str) -> Callable[[], Export]:
    return lambda: listing.write(columns)


_PLAIN = Style(returns=0.03, discounts=0)
_LITRES = Style(weights=1, returns=0, discounts=0)
_CASES = {
    "tankstation_transacties": (
        ("NL", "Europe/Amsterdam"),
        Listing("nl", "Transacties station.csv", 621, money=comma, style=_LITRES),
        "Station=store_only | Transactienr.=order | Datum=minute:%d-%m-%Y | Tijd=time:%H:%M"
        " | Pomp=text:4 | Productcode=product | Product=name | Liters=qty:3 | Literprijs=price:3"
        " | Bedrag=amount | Betaald met=text:Tankpas",
    ),
    "azs_smena": (
        ("RU", "Europe/Moscow"),
        Listing(
            "ru",
            "Реализация АЗС.csv",
            622,
            money=spaced,
            encoding="cp1251",
            style=_LITRES,
            above=("Сменный отчёт по реализации", "АЗС: все;Период: 01.01.2024-31.03.2024"),
            below="Итого:",
        ),
        "Дата и время=minute:%d.%m.%Y %H:%M | АЗС=store_only | № смены=text:118 | Чек №=order"
        " | Вид топлива/товар=name_only | Отпущено, л=qty:3 | Цена за литр=price:2"
        " | Сумма к оплате=amount | Вид оплаты=text:Наличные",
    ),
    "apotheke_pzn": (
        ("DE", "Europe/Berlin"),
        Listing("de", "Abgaben.csv", 623, money=de, after=" €", style=Style(returns=0)),
        "Abgabedatum=day:%d.%m.%Y | Vorgangsnr.=order | PZN=product | Artikelbezeichnung=name"
        " | DAR=text:FTA | Packungsgröße=text:N1 | Menge=qty:0 | AVP=price | Rabatt in €=discount"
        " | Umsatz in €=amount",
    ),
    "apteka_sprzedaz": (
        ("PL", "Europe/Warsaw"),
        Listing("pl", "sprzedaz_apteka.csv", 624, money=comma, encoding="cp1250", style=_PLAIN),
        "Data sprz.=day:%Y-%m-%d | Nr paragonu=order | Kod BLOZ=product | Nazwa leku=name"
        " | Postać=text:tabl. | Ilość op.=qty:0 | Cena detal.=price | Wartość detal.=amount"
        " | Wart. w cenach zak.=!unit_cost/line_cost | Marża %=text:18",
    ),
    "laddition_tickets": (
        ("FR", "Europe/Paris"),
        Listing(
            "fr", "export_lignes_tickets.csv", 625, money=fr, after=" €", style=Style(returns=0)
        ),
        "Date du service=minute:%d/%m/%Y | Heure=time:%Hh%M | N° ticket=order | Table=text:12"
        " | Serveur=text:Léa | Famille=category | Produit=name_only | Qté=qty:0 | P.U. TTC=price"
        " | Remise=discount | Montant TTC=amount | TVA=text:10 %",
    ),
    "zonesoft_restaurante": (
        ("PT", "Europe/Lisbon"),
        Listing("pt", "Vendas detalhadas.csv", 626, money=comma, style=Style(returns=0)),
        "Data Hora=moment:%d-%m-%Y %H:%M:%S | Doc.=order | Posto=text:1 | Empregado=text:Rui"
        " | Família=category | Cód. Artigo=product | Artigo=name | Qtd=qty:0 | P.V.P.=price"
        " | Desc. €=discount | Valor=amount",
    ),
    "tienda_moda_tallas": (
        ("ES", "Europe/Madrid"),
        Listing("es", "ventas_tallas.csv", 627, money=de, encoding="cp1252", style=_PLAIN),
        "F. operación=day:%d/%m/%Y | Tda.=store_only | Nº tique=order | Ref. modelo=product"
        " | Modelo=name | Color=text:Marino | Talla=text:38 | Temp.=text:OI23 | Uds.=qty:0"
        " | PVP=price | Imp. neto=amount",
    ),
    "boutique_sizes_colours": (
        ("GB", "Europe/London"),
        Listing("en", "EOD lines.csv", 628, mark=",", money=en, before="£", style=Style(returns=0)),
        "Trading Date=day:%d %b %Y | Branch=store_only | Trans No=order | Style Code=product"
        " | Style Desc=name | Colour=text:Navy | Size=text:12 | Season=text:AW23 | Pcs=qty:0"
        " | Ticket Price=price | Markdown=discount | Net Takings=amount",
    ),
    "cash_and_carry_invoices": (
        ("IE", "Europe/Dublin"),
        Listing(
            "en",
            "INVLINES.csv",
            629,
            mark=",",
            money=bracketed,
            style=Style(returns=0.1, discounts=0),
        ),
        "Inv Date=day:%d/%m/%Y | Inv No=order | A/C No=customer | Stk Code=product"
        " | Stk Description=name | Pack=text:6x1L | Qty Inv=qty:0 | U/Price=price | Goods=amount"
        " | VAT Amt=!revenue/tax",
    ),
    "afas_factuurregels": (
        ("NL", "Europe/Amsterdam"),
        Listing("nl", "Factuurregels.csv", 630, money=de, style=_PLAIN),
        "Factuurdatum=day:%d-%m-%Y | Factuur=order | Verkooprelatie=customer | Itemcode=product"
        " | Itemomschrijving=name | Eenheid=text:Stuk | Aantal eenheden=qty:2"
        " | Prijs per eenheid=price | Bedrag incl. btw=amount | Bedrag excl. btw=net",
    ),
    "ordini_marketplace": (
        ("IT", "Europe/Rome"),
        Listing(
            "it", "ordini.csv", 631, mark=",", money=plain, style=Style(returns=0, discounts=0)
        ),
        "Numero ordine=order | Data creazione=moment:%Y-%m-%dT%H:%M:%S"
        " | Stato dell'ordine=text:Spedito | SKU offerta=product | Titolo prodotto=name"
        " | Quantità=qty:0 | Prezzo unitario=price | Prezzo totale=amount"
        " | Spese di spedizione=text:4.90 | Commissione=text:1.20 | Totale ordine=!revenue/total",
    ),
    "doudian_dingdan": (
        ("CN", "Asia/Shanghai"),
        Listing(
            "zh", "抖店订单.csv", 632, mark=",", money=plain, style=Style(returns=0, discounts=0)
        ),
        "主订单编号=order | 选购商品=name | 商品规格=text:默认 | 商品数量=qty:0 | 商家编码=product"
        " | 商品单价=price | 商品金额=amount | 运费=text:0.00 | 支付方式=text:微信"
        " | 收件人=customer_only | 订单提交时间=moment:%Y-%m-%d %H:%M:%S | 订单状态=text:已完成",
    ),
    "kemai_xiaoshou": (
        ("CN", "Asia/Shanghai"),
        Listing(
            "zh", "商品销售明细.csv", 633, mark=",", money=plain, encoding="gb18030", style=_PLAIN
        ),
        "营业日期=day:%Y/%m/%d | 机构名称=store_only | 销售单号=order | 商品条码=ean"
        " | 商品名称=name | 商品类别=category | 销售数量=qty:0 | 实际售价=price | 实际金额=amount"
        " | 毛利额=text:1.00 | 收银员=text:1001",
    ),
}
for _name, (_where, _listing, _columns) in _CASES.items():
    enter(_name, _made(_listing, _columns), *_where)
