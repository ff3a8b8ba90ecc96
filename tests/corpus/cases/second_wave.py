"""More systems of the same languages, told in few words."""

from __future__ import annotations

import csv

from corpus.case import enter
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import comma, de, en, plain, spaced

_NO_OFF = Style(returns=0, discounts=0)


def _enter(name: str, country: str, listing: Listing, columns: str) -> None:
    enter(name, lambda: listing.write(columns), country)


_enter(
    "dsfinvk_lines",
    "DE",
    Listing("de", "lines.csv", 301, style=_NO_OFF, money=comma),
    (
        "Z_KASSE_ID=store | Z_ERSTELLUNG=moment:%Y-%m-%dT%H:%M:%S | Z_NR=text:412 | BON_ID=order"
        " | POS_ZEILE=text:1 | ARTIKELTEXT=name | GV_TYP=text:Umsatz | ART_NR=product"
        " | GTIN=text:"
        " | WARENGR=category | MENGE=qty:3 | EINHEIT=text:Stk | STK_BR=price:5"
    ),
)
_enter(
    "billbee_positionen",
    "DE",
    Listing("de", "billbee.csv", 302, mark=",", money=comma),
    (
        "Bestellnummer=order | Bestelldatum=minute:%d.%m.%Y %H:%M | Shop=text:eBay"
        " | Kunde=customer_only"
        " | SKU=product | Artikel=name | Menge=qty:0 | Einzelpreis=price | Rabatt=discount"
        " | Gesamtpreis=amount | Versandkosten=!revenue:4,90 | Gesamtsumme=!revenue/total"
    ),
)
_enter(
    "gastro_artikelbericht",
    "DE",
    Listing(
        "de",
        "Artikelbericht.csv",
        303,
        money=de,
        after=" €",
        below="Gesamt",
        style=_NO_OFF,
        encoding="cp1252",
        above=("Artikelbericht", "Restaurant Zur Post", "01.01.2024 - 31.03.2024"),
    ),
    (
        "Geschäftstag=day:%d.%m.%Y | Artikel=name_only | Warengruppe=category"
        " | Verkaufte Menge=qty:0"
        " | Einzelpreis (brutto)=price | Umsatz (brutto)=amount | Umsatz (netto)=net"
    ),
)
_enter(
    "sage100_lignes",
    "FR",
    Listing("fr", "F_DOCLIGNE.txt", 304, mark="\t", encoding="cp1252", style=Style(scale=20)),
    (
        "Date pièce=day:%d%m%y | N° pièce=order | N° tiers=customer | Intitulé tiers=text:Dupont"
        " | Référence article=product | Désignation=name | Quantité=qty | Prix unitaire=price"
        " | Remise=discount | Montant HT net=amount"
    ),
)
_enter(
    "zelty_caisse",
    "FR",
    Listing("fr", "export_zelty.csv", 305, money=spaced, after=" €", style=_NO_OFF),
    (
        "Date=minute:%d/%m/%Y %H:%M | Restaurant=store_only | N° commande=order"
        " | Nom du produit=name"
        " | Catégorie=category | Quantité=qty:0 | CA TTC=amount | CA HT=net | Taux TVA=text:10 %"
    ),
)
_enter(
    "cdiscount_commandes",
    "FR",
    Listing("fr", "commandes_cdiscount.csv", 306, mark=",", style=_NO_OFF),
    (
        "N° de commande=order | Date de création=moment:%d/%m/%Y %H:%M:%S | Statut=text:Expédiée"
        " | Réf. vendeur=product | Libellé produit=name | Qté commandée=qty:0"
        " | Prix de vente=price"
        " | Frais de port=!revenue:0,00 | Total ligne=amount"
    ),
)
_enter(
    "fatture_in_cloud",
    "IT",
    Listing("it", "fatture.csv", 307, mark=";", money=de, style=Style(rate="0.22")),
    (
        "Data=day:%d/%m/%Y | Numero=order | Cliente=customer_only | Cod. prodotto=product"
        " | Nome prodotto=name | Quantità=qty:0 | Prezzo=price | Sconto %=!discount/off:0"
        " | Totale netto=net | Totale lordo=amount"
    ),
)
_enter(
    "zucchetti_movimenti",
    "IT",
    Listing("it", "MOVMAG.CSV", 308, style=Style(discounts=0, stores=2)),
    (
        "CODFIL=store | DATADOC=day:%d-%m-%Y | NUMDOC=order | CODART=product | DESART=name"
        " | UNIMIS=text:PZ | QTAMOV=qty:2 | PREZZO=price | VALRIG=amount"
    ),
)
_enter(
    "contasol_lineas",
    "ES",
    Listing("es", "lineas_factura.csv", 309, money=de, encoding="cp1252"),
    (
        "Fecha=day:%d/%m/%Y | Serie=text:A | Número=order | Cód. cliente=customer"
        " | Cód. artículo=product"
        " | Descripción=name | Cantidad=qty | Precio=price | % Dto.=!discount/off:0"
        " | Total línea=amount"
    ),
)
_enter(
    "tiendanube_ventas",
    "AR",
    Listing("es", "ventas.csv", 310, mark=";", money=plain, style=_NO_OFF, encoding="cp1252"),
    (
        "Número de orden=order | Email=text:a@example.com | Fecha=day:%d/%m/%Y"
        " | Estado de la orden=text:"
        "Cerrada@1 | Moneda=text:ARS@1 | Subtotal de productos=!revenue/total@1"
        " | Descuento=text:0.00@1"
        " | Costo de envío=!revenue:0.00@1 | Total=!revenue/total@1"
        " | Nombre del comprador=text:Ana@1"
        " | Nombre del producto=name | Precio del producto=price | Cantidad del producto=qty:0"
        " | SKU=product"
    ),
)
_enter(
    "siigo_pesos",
    "CO",
    Listing(
        "es",
        "Movimiento ventas.csv",
        311,
        money=lambda n, p=0: de(n, 0 if p == 2 else p),
        style=Style(discounts=0, returns=0, scale=100),
    ),
    (
        "Fecha elaboración=day:%d/%m/%Y | Comprobante=order | Identificación=customer"
        " | Nombre tercero=text:Ana | Código producto=product | Nombre producto=name"
        " | Cantidad=qty:0"
        " | Valor unitario=price | Valor total=amount"
    ),
)
_enter(
    "moloni_linhas",
    "PT",
    Listing(
        "pt", "linhas.csv", 312, money=comma, after=" €", style=Style(rate="0.23", order="FT M/{}")
    ),
    (
        "Data=day:%Y-%m-%d | Nº Documento=order | Cliente=customer_only | Ref. Artigo=product"
        " | Designação=name | Qtd=qty:0 | Preço Unit. (c/ IVA)=price | Desc.=discount"
        " | Valor IVA=!revenue/tax"
        " | Total s/ IVA=net | Total c/ IVA=amount"
    ),
)
_enter(
    "omie_vendas",
    "BR",
    Listing(
        "pt",
        "vendas_omie.csv",
        313,
        money=de,
        before="R$ ",
        above=("Relatório de Vendas",),
        below="Total Geral",
        style=_NO_OFF,
    ),
    (
        "Data de Emissão=day:%d/%m/%Y | Nota Fiscal=order | Cliente (Nome Fantasia)=customer_only"
        " | Código do Produto=product | Descrição do Produto=name | Família de Produto=category"
        " | Quantidade=qty | Valor Unitário=price | Total da Nota Fiscal=!revenue/total"
        " | Valor Total=amount"
    ),
)
_enter(
    "wapro_pozycje",
    "PL",
    Listing(
        "pl",
        "pozycje.csv",
        314,
        money=spaced,
        encoding="cp1250",
        style=Style(rate="0.23", scale=10),
    ),
    (
        "Data dok.=day:%d.%m.%Y | Nr dok.=order | Nr kontrahenta=customer"
        " | Indeks katalogowy=product"
        " | Nazwa artykułu=name | Ilość=qty:2 | Cena brutto=price | Rabat=discount"
        " | Wart. netto=net"
        " | Kwota VAT=!revenue/tax | Wart. brutto=amount"
    ),
)
_enter(
    "posnet_paragony",
    "PL",
    Listing("pl", "paragony.csv", 315, money=comma, style=_NO_OFF, encoding="cp1250"),
    (
        "Data=minute:%Y-%m-%d | Godzina=time:%H:%M | Nr paragonu=order | Nr kasy=store"
        " | PLU=product"
        " | Nazwa=name | Ilość=qty:3 | Cena=price | Wartość=amount | Stawka=text:A"
    ),
)
_enter(
    "idosell_zamowienia",
    "PL",
    Listing("pl", "idosell.csv", 316, mark=",", money=plain, style=_NO_OFF, quoting=csv.QUOTE_ALL),
    (
        "Numer zamówienia=order | Data dodania=moment:%Y-%m-%d %H:%M:%S | Kod towaru=product"
        " | Nazwa towaru=name | Liczba sztuk=qty:0 | Cena jednostkowa brutto=price"
        " | Łączna wartość pozycji=amount | Wartość zamówienia brutto=!revenue/total"
    ),
)
_enter(
    "snelstart_regels",
    "NL",
    Listing("nl", "verkoopregels.csv", 317, money=comma, style=Style(rate="0.21")),
    (
        "Datum=day:%d-%m-%Y | Factuurnummer=order | Relatiecode=customer"
        " | Relatienaam=text:De Vries"
        " | Artikelnummer=product | Artikelomschrijving=name | Aantal=qty:0 | Stuksprijs=price"
        " | Kortingsbedrag=discount | Regelbedrag=amount"
    ),
)
_enter(
    "evotor_prodazhi",
    "RU",
    Listing(
        "ru",
        "evotor.csv",
        318,
        money=comma,
        style=_NO_OFF,
        encoding="cp1251",
        below="Итого:",
        above=("Отчёт по продажам", "Период: 01.01.2024-31.03.2024"),
    ),
    (
        "Дата и время=minute:%d.%m.%Y %H:%M | Документ=order | Торговая точка=store_only"
        " | Код товара=product"
        " | Товар=name | Кол-во=qty:3 | Цена=price | Сумма=amount"
    ),
)
_enter(
    "iiko_olap",
    "RU",
    Listing("ru", "olap.csv", 319, money=spaced, style=Style(returns=0)),
    (
        "Торговое предприятие=store_only | Учетный день=day:%d.%m.%Y | Номер чека=order"
        " | Артикул блюда=product | Блюдо=name | Группа блюда=category | Количество блюд=qty:0"
        " | Сумма без скидки, р.=gross | Сумма скидки, р.=discount | Сумма со скидкой, р.=amount"
    ),
)
_enter(
    "yandex_market_zakazy",
    "RU",
    Listing("ru", "zakazy.csv", 320, mark=",", money=plain, style=_NO_OFF),
    (
        "Номер заказа=order | Дата оформления=day:%d-%m-%Y | Ваш SKU=product"
        " | Название товара=name"
        " | Количество=qty:0 | Цена за шт.=price | Стоимость=amount | Статус=text:Доставлен"
    ),
)
_enter(
    "jingdong_dingdan",
    "CN",
    Listing("zh", "jd_orders.csv", 321, mark=",", money=plain, style=_NO_OFF, encoding="gb18030"),
    (
        "订单号=order | 商品ID=product | 商品名称=name | 订购数量=qty:0 | 支付方式=text:在线支付"
        " | 下单时间=moment:%Y-%m-%d %H:%M:%S | 京东价=price | 商品金额=amount"
        " | 订单金额=!revenue/total"
    ),
)
_enter(
    "pinduoduo_dingdan",
    "CN",
    Listing("zh", "orders_export.csv", 322, mark=",", money=plain, style=Style(returns=0)),
    (
        "商品=name | 订单号=order | 订单状态=text:已收货 | 商品总价(元)=gross"
        " | 店铺优惠折扣(元)=discount"
        " | 用户实付金额(元)=amount | 商品数量(件)=qty:0 | 支付时间=moment:%Y-%m-%d %H:%M:%S"
        " | 商家编码=product | 快递单号=text:YT1"
    ),
)
_enter(
    "jindie_chuku",
    "CN",
    Listing(
        "zh",
        "销售出库.csv",
        323,
        mark=",",
        money=en,
        style=_NO_OFF,
        encoding="gb18030",
        below="合计",
    ),
    (
        "单据日期=day:%Y-%m-%d | 单据编号=order | 客户=customer_only | 仓库=store_only"
        " | 物料编码=product"
        " | 物料名称=name | 规格型号=text:标准 | 实发数量=qty:2 | 含税单价=price"
        " | 价税合计=amount"
    ),
)
_enter(
    "squarespace_orders",
    "US",
    Listing("en", "orders.csv", 324, mark=",", money=plain, style=_NO_OFF),
    (
        "Order ID=order | Email=text:a@example.com | Financial Status=text:PAID@1"
        " | Paid at=moment:%Y-%m-%d %H:%M:%S +0000@1 | Subtotal=!revenue/total@1"
        " | Shipping=!revenue:0.00@1"
        " | Total=!revenue/total@1 | Created at=moment:%Y-%m-%d %H:%M:%S +0000"
        " | Lineitem quantity=qty:0"
        " | Lineitem name=name | Lineitem price=price | Lineitem sku=product"
    ),
)
_enter(
    "zettle_products_sold",
    "GB",
    Listing(
        "en", "Zettle-Sales-By-Product.csv", 325, mark=",", money=en, before="£", style=_NO_OFF
    ),
    (
        "Date=minute:%d/%m/%Y %H:%M | Receipt number=order | Name=name | Variant=text:Blue"
        " | SKU=product | Quantity=qty:0 | Unit price=price | Final price (GBP)=amount"
        " | VAT (GBP)=!revenue/tax | Staff=text:Ann"
    ),
)
_enter(
    "netsuite_saved_search",
    "US",
    Listing(
        "en", "SalesbyItemDetailResults.csv", 326, mark=",", money=plain, style=Style(order="INV{}")
    ),
    (
        "Date=day:%m/%d/%Y | Type=text:Invoice | Document Number=order | Name=customer_only"
        " | Item=product"
        " | Memo=name | Location=store_only | Quantity=qty:0 | Item Rate=price | Amount=amount"
        " | Est. Extended Cost (Line)=!unit_cost/line_cost"
    ),
)
_enter(
    "vend_sale_lines",
    "NZ",
    Listing("en", "vend-sales-ledger.csv", 327, mark=",", money=plain, style=Style(returns=0)),
    (
        "Date=moment:%Y-%m-%dT%H:%M:%S | Receipt Number=order | Line Type=text:Sale Line"
        " | Customer Code=customer | Quantity=qty:0 | Details=name | Sku=product"
        " | Register=text:Main"
        " | Subtotal=net | Sales Tax=!revenue/tax | Discount=discount | Total=amount | Paid=text:"
    ),
)
_enter(
    "shop_with_both_names",
    "GB",
    Listing(
        "en", "weekly_sales.csv", 328, mark=",", money=en, before="£", style=Style(store="S{:03d}")
    ),
    (
        "Week ending=text:31/03/2024 | Trading date=day:%d/%m/%Y | Branch code=store"
        " | Branch=store_name"
        " | Till receipt=order | Line code=product | Line description=name | Dept=category"
        " | Units=qty:0 | RRP=price | Markdown=discount | Takings inc VAT=amount"
    ),
)
