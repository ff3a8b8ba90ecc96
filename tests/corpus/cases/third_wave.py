"""Systems that nobody had seen when they were first scored: what is left is told of strangers."""

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
    "plentymarkets_positionen",
    "DE",
    Listing("de", "OrderItems.csv", 501, money=comma, style=_NO_OFF, quoting=csv.QUOTE_ALL),
    (
        "Auftrags-ID=order | Auftragsdatum=moment:%d.%m.%Y %H:%M:%S | Herkunft=text:eBay"
        " | Varianten-ID=product | Positionsbezeichnung=name | Anzahl=qty:0"
        " | Preis Brutto=price | Positionssumme=amount | Rechnungsbetrag=!revenue/total"
        " | Versandprofil=text:DHL"
    ),
)
_enter(
    "mauve_kassenbuch",
    "DE",
    Listing(
        "de", "kasse.txt", 502, mark="\t", encoding="cp1252", money=de, style=Style(weights=0.2)
    ),
    (
        "Kassiertag=moment:%d.%m.%y | Kassenzeit=time:%H:%M:%S | Vorgang=order | Markt=store"
        " | Art.-Nr.=product | Artikeltext=name | WGR=category | Mge=qty:3 | VK=price"
        " | Nachlass=discount | Summe=amount"
    ),
)
_enter(
    "apotheke_abverkauf",
    "DE",
    Listing(
        "de",
        "abverkauf.csv",
        503,
        encoding="cp1252",
        money=de,
        after=" EUR",
        style=_NO_OFF,
        above=("Abverkaufsliste", "Apotheke am Markt"),
        below="Summe:",
    ),
    (
        "Abgabedatum=day:%d.%m.%Y | PZN=product | Artikelname=name | Abgabemenge=qty:0"
        " | AVP=price | Umsatz=amount"
    ),
)
_enter(
    "ebp_ventes_articles",
    "FR",
    Listing(
        "fr",
        "Ventes par article.csv",
        504,
        encoding="cp1252",
        money=spaced,
        style=Style(rate="0.20"),
    ),
    (
        "Date document=day:%d/%m/%Y | Numéro document=order | Code client=customer"
        " | Nom client=text:Roy | Code article=product | Libellé article=name"
        " | Famille article=category | Quantité facturée=qty | PV HT=price"
        " | Montant remise=discount | Montant net TTC=amount | Montant TVA=!revenue/tax"
    ),
)
_enter(
    "pharmacie_ventes",
    "FR",
    Listing("fr", "ventes.csv", 505, money=comma, style=_NO_OFF),
    (
        "Date de vente=minute:%d/%m/%Y %Hh%M | N° facture=order | CIP13=product"
        " | Désignation produit=name | Qté délivrée=qty:0 | Prix de vente=price"
        " | Total=amount | Opérateur=text:AB"
    ),
)
_enter(
    "popina_tickets",
    "FR",
    Listing("fr", "popina.csv", 506, mark=",", money=plain, style=Style(returns=0)),
    (
        "Horodatage=moment:%Y-%m-%dT%H:%M:%S | Point de vente=store_only | Ticket=order"
        " | Article=name_only | Rayon=category | Nombre=qty:0 | P.U. TTC=price"
        " | Réduction=discount | Encaissé TTC=amount"
    ),
)
_enter(
    "a3erp_albaranes",
    "ES",
    Listing("es", "albaranes.csv", 507, encoding="cp1252", money=de),
    (
        "Fec. albarán=day:%d-%m-%Y | Nº albarán=order | Cta. cliente=customer"
        " | Razón social=text:Ana SL | Cód. art.=product | Denominación=name | Almacén=store"
        " | Unid.=qty:0 | P. venta=price | Imp. dto.=discount | Imp. neto=amount"
    ),
)
_enter(
    "farmacia_ventas",
    "ES",
    Listing("es", "Ventas farmacia.csv", 508, money=comma, style=_NO_OFF, after="€"),
    (
        "F. venta=minute:%d/%m/%Y %H:%M | Nº operación=order | Cód. nacional=product"
        " | Artículo=name | Uds=qty:0 | PVP unitario=price | Importe total=amount"
        " | Vendedor=text:Ana"
    ),
)
_enter(
    "amazon_seller_es",
    "ES",
    Listing("es", "pedidos.txt", 509, mark="\t", money=plain, style=_NO_OFF),
    (
        "id-pedido=order | fecha-compra=moment:%Y-%m-%dT%H:%M:%S | nombre-producto=name"
        " | sku=product | cantidad-comprada=qty:0 | divisa=text:EUR | precio-unidad=price"
        " | importe-linea=amount"
    ),
)
_enter(
    "passepartout_righe",
    "IT",
    Listing("it", "righe.csv", 510, money=de, encoding="cp1252", style=Style(rate="0.22")),
    (
        "Data doc=day:%d/%m/%Y | N.doc=order | Cod.cli=customer | Ragione sociale=text:Rossi"
        " | Cod.art=product | Descr. articolo=name | Qta=qty:2 | Prz. unit.=price"
        " | Sc. importo=discount | Imp. riga=amount"
    ),
)
_enter(
    "negozio_corrispettivi",
    "IT",
    Listing(
        "it", "corrispettivi.csv", 511, money=comma, before="€ ", style=_NO_OFF, below="TOTALE"
    ),
    (
        "Data vendita=minute:%d/%m/%Y %H:%M | Punto vendita=store_only | N. scontrino=order"
        " | EAN=ean | Prodotto=name | Pezzi venduti=qty:0 | Prezzo vendita=price"
        " | Incasso=amount"
    ),
)
_enter(
    "sage_pt_documentos",
    "PT",
    Listing("pt", "docs.csv", 512, money=comma, encoding="cp1252"),
    (
        "Data Documento=day:%d/%m/%Y | N.º Documento=order | Cód. Cliente=customer"
        " | Cód. Artigo=product | Descrição Artigo=name | Qtd. Vendida=qty:0"
        " | P. Unitário=price | Valor Desconto=discount | Valor Líquido=amount"
    ),
)
_enter(
    "totvs_itens_nota",
    "BR",
    Listing("pt", "SD2.csv", 513, money=de, style=Style(discounts=0, returns=0)),
    (
        "Emissão=day:%d/%m/%Y | Num. Docto.=order | Filial=store | Cliente=customer"
        " | Produto=product | Desc. Produto=name | Quantidade=qty:2 | Vlr.Unitário=price"
        " | Vlr.Total=amount"
    ),
)
_enter(
    "enova_pozycje",
    "PL",
    Listing("pl", "enova.csv", 514, money=spaced, style=Style(rate="0.23")),
    (
        "Data=day:%Y-%m-%d | Dokument=order | Kod kontrahenta=customer | Kod=product"
        " | Nazwa=name | Magazyn=store_only | Ilość=qty:2 | Cena=price"
        " | Rabat kwotowy=discount | Wartość netto=net | Wartość brutto=amount"
    ),
)
_enter(
    "gastro_polska",
    "PL",
    Listing(
        "pl",
        "raport.csv",
        515,
        money=comma,
        after=" zł",
        encoding="cp1250",
        style=_NO_OFF,
        above=("Raport sprzedaży towarów",),
        below="Razem",
    ),
    (
        "Data i godzina=minute:%Y-%m-%d %H:%M | Lokal=store_only | Nr rachunku=order"
        " | Danie=name_only | Kategoria=category | Sprzedana ilość=qty:0 | Cena jedn.=price"
        " | Obrót=amount"
    ),
)
_enter(
    "king_orderregels",
    "NL",
    Listing("nl", "orderregels.csv", 516, money=comma),
    (
        "Orderdatum=day:%d-%m-%Y | Ordernr.=order | Klantnr.=customer | Klantnaam=text:Bos"
        " | Art.nr.=product | Art.omschrijving=name | Besteld aantal=qty:0"
        " | Verkoopprijs=price | Korting €=discount | Netto regelbedrag=amount"
    ),
)
_enter(
    "horeca_kassa",
    "NL",
    Listing("nl", "horeca.csv", 517, mark=",", money=plain, style=_NO_OFF),
    (
        "Tijdstip=moment:%Y-%m-%d %H:%M:%S | Vestiging=store_only | Rekening=order"
        " | Gerecht=name_only | Productgroep=category | Verkocht=qty:0 | Stukprijs=price"
        " | Omzet incl. btw=amount"
    ),
)
_enter(
    "frontol_cheki",
    "RU",
    Listing("ru", "frontol.csv", 518, money=comma, encoding="cp1251"),
    (
        "Дата=minute:%d.%m.%Y | Время=time:%H:%M | ККМ=text:1 | Номер документа=order"
        " | Код товара=product | Наименование товара=name | Количество=qty:3"
        " | Цена продажи=price | Скидка, руб=discount | Сумма продажи=amount"
    ),
)
_enter(
    "galaktika_realizacia",
    "RU",
    Listing("ru", "realizacia.csv", 519, money=spaced, style=_NO_OFF, below="Всего"),
    (
        "Дата реализации=day:%d.%m.%Y | № накладной=order | Покупатель=customer_only"
        " | Склад отгрузки=store_only | Номенклатурный номер=product"
        " | Наименование продукции=name | Отгружено=qty:0 | Цена без НДС=price"
        " | Стоимость=amount"
    ),
)
_enter(
    "yonyou_xiaoshou",
    "CN",
    Listing("zh", "销售明细账.csv", 520, mark=",", money=en, encoding="gb18030", style=_NO_OFF),
    (
        "制单日期=day:%Y/%m/%d | 发票号码=order | 客户简称=customer_only | 存货编码=product"
        " | 存货名称=name | 主计量单位=text:件 | 数量=qty:2 | 含税单价=price"
        " | 税额=!revenue/tax | 价税合计=amount"
    ),
)
_enter(
    "keruyun_caipin",
    "CN",
    Listing("zh", "菜品销售.csv", 521, mark=",", money=plain, style=Style(returns=0)),
    (
        "营业日期=day:%Y-%m-%d | 门店=store_only | 账单号=order | 菜品编码=product"
        " | 菜品名称=name | 大类=category | 销量=qty:0 | 原价金额=gross | 优惠金额=discount"
        " | 实收金额=amount"
    ),
)
_enter(
    "bigcommerce_order_products",
    "US",
    Listing("en", "orders.csv", 522, mark=",", money=plain, style=_NO_OFF),
    (
        "Order ID=order | Order Date=moment:%d/%m/%Y | Order Time=time:%H:%M:%S"
        " | Order Total (inc tax)=!revenue/total | Product SKU=product | Product Name=name"
        " | Product Qty=qty:0 | Product Unit Price=price | Product Total Price=amount"
    ),
)
_enter(
    "retail_pro_history",
    "US",
    Listing("en", "RP_HIST.CSV", 523, mark=",", money=en, style=Style(store="{:03d}")),
    (
        "Store#=store | Rcpt#=order | Rcpt Date=day:%m/%d/%Y | ALU=product | Desc1=name"
        " | DCS=category | Qty Sold=qty:0 | Orig Price=price | Disc Amt=discount"
        " | Ext Price=amount | Ext Cost=!unit_cost/line_cost"
    ),
)
_enter(
    "wholesale_invoice_register",
    "GB",
    Listing(
        "en",
        "Invoice Register.csv",
        524,
        mark=",",
        money=en,
        before="£",
        style=_NO_OFF,
        above=("Acme Wholesale Ltd", "Invoice Register"),
        below="Report total",
    ),
    (
        "Inv date=day:%d %b %Y | Inv no=order | Cust a/c=customer | Part no=product"
        " | Part description=name | Qty despatched=qty:0 | Sell price=price"
        " | Goods value=amount"
    ),
)
