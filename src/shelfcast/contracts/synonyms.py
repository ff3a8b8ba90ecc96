"""What do other systems call our columns? The names that several datasets share, once.

English first, then German, French, Spanish, Italian, Portuguese, Polish, Dutch, Russian and
Chinese, the commoner before the rarer: an earlier name is the surer sign.
"""

from __future__ import annotations


def names(text: str) -> tuple[str, ...]:
    """The names in a text, parted by `|`.

    >>> names("qty | units sold")
    ('qty', 'units sold')
    """
    return tuple(name.strip() for name in text.split("|"))


PRODUCT_ID = names(
    "product | product code | product id | productid | stock code | stockcode | item | "
    "item id | item code | item number | sku | sku id | article | article id | article "
    "number | upc | ean | gtin | barcode | plu | style | asin | product key | product "
    "number | artikel | artikelnummer | produkt | produktnummer | produit | référence | "
    "reference | code produit | code article | producto | código | codigo | artículo | "
    "articulo | prodotto | codice | codice articolo | produto | produkt id | indeks | "
    "towar | artikelcode | товар | артикул | код товара | 商品 | 商品编号 | 产品编号 | 货号"
)
"""Names of what tells a product from another."""
PRODUCT_NAME = names(
    "product name | description | item name | item description | product description | "
    "product title | title | product line | productline | article name | "
    "artikelbezeichnung | bezeichnung | produktname | artikelname | désignation | "
    "designation | libellé | libelle | nom du produit | nombre del producto | descripción "
    "| descripcion | descrizione | nome prodotto | descrição | descricao | nome do "
    "produto | nazwa | nazwa produktu | nazwa towaru | omschrijving | productnaam | "
    "наименование | название товара | название | 产品名称 | 商品名称 | 品名"
)
"""Names of its name."""
CATEGORY = names(
    "product category | category name | item category | item category id | department | "
    "dept | dept id | cat | cat id | product group | productgroup | group | product type "
    "| producttype | segment | class | family | kategorie | warengruppe | produktgruppe | "
    "catégorie | categorie | rayon | famille | categoría | categoria | reparto | "
    "kategoria | grupa | категория | группа | 类别 | 品类 | 分类"
)
"""Names of its group."""
BRAND = names(
    "brand name | manufacturer | make | vendor brand | marke | hersteller | marque | "
    "marca | marka | merk | бренд | марка | 品牌"
)
"""Names of its brand."""
STORE = names(
    "store | shop | shop id | store code | store number | store key | branch | branch id "
    "| outlet | location | location id | site | site id | point of sale | pos id | "
    "warehouse | filiale | filial | markt | laden | geschäft | magasin | boutique | point "
    "de vente | tienda | sucursal | negozio | punto vendita | loja | sklep | "
    "oddział | winkel | filiaal | магазин | код магазина | 门店 | 店铺 | 门店编号"
)
"""Names of what tells a store from another."""
STORE_NAME = names(
    "store name | shop name | branch name | outlet name | filialname | nom du magasin | "
    "nombre de tienda | nome negozio | nome da loja | nazwa sklepu | winkelnaam | "
    "название магазина | 门店名称"
)
"""Names of its name."""
CUSTOMER = names(
    "customer | customer no | customer number | customer key | client | client id | buyer "
    "| buyer id | member id | account id | user | kunde | kundennummer | kunden id | "
    "kundennr | client no | numéro client | cliente | id cliente | código cliente | "
    "codice cliente | klient | nr klienta | klant | klantnummer | klant id | клиент | "
    "покупатель | 客户 | 客户编号 | 顾客"
)
"""Names of what tells a customer from another."""
REGION = names(
    "region name | state | state id | province | county | area | territory | bundesland | "
    "région | region | región | regione | região | województwo | provincie | регион | "
    "область | 地区 | 省"
)
"""Names of a region."""
CITY = names(
    "town | city name | stadt | ort | ville | ciudad | città | citta | cidade | miasto | "
    "stad | plaats | город | 城市"
)
"""Names of a town."""
COUNTRY = names(
    "country name | country code | nation | market | land | pays | país | pais | paese | "
    "kraj | страна | 国家"
)
"""Names of a country."""
QUANTITY = names(
    "qty | quantity ordered | quantity sold | units | units sold | unit sales | sales "
    "units | item cnt day | item cnt | items | count | pieces | pcs | volume | amount "
    "sold | number sold | consumption | menge | anzahl | stück | stueck | stückzahl | "
    "quantité | quantite | qté | qte | nombre | cantidad | unidades | cant | quantità | "
    "quantita | qtà | pezzi | quantidade | qtd | qtde | ilość | ilosc | liczba | sztuk | "
    "szt | aantal | hoeveelheid | количество | кол-во | шт | 数量 | 销量"
)
"""Names of how many."""
PRICE = names(
    "price | unitprice | price each | item price | selling price | sell price | sales "
    "price | retail price | price per unit | unit cost price | rate | preis | einzelpreis "
    "| stückpreis | verkaufspreis | prix | prix unitaire | pu | precio | precio unitario "
    "| prezzo | prezzo unitario | preço | preco | preço unitário | cena | cena "
    "jednostkowa | prijs | stukprijs | eenheidsprijs | цена | цена за единицу | 单价 | 价格"
)
"""Names of the price of one."""
REVENUE = names(
    "amount | sales | sales amount | total | total amount | line total | linetotal | "
    "total price | net amount | net sales | gross sales | gross amount | turnover | value "
    "| sales value | order total | extended price | total sales | betrag | umsatz | "
    "gesamtpreis | gesamtbetrag | summe | nettobetrag | erlös | montant | chiffre d "
    "affaires | ca | montant total | importe | importe total | ventas | venta total | "
    "importo | totale | ricavo | fatturato | valor | valor total | receita | faturamento "
    "| kwota | wartość | wartosc | sprzedaż | bedrag | totaal | omzet | сумма | выручка | "
    "стоимость | 金额 | 销售额 | 总价"
)
"""Names of what a line brought in."""
COST = names(
    "cost | cost price | unit cogs | purchase price | cogs per unit | buying price | "
    "einkaufspreis | ek preis | kosten | coût | cout | prix d achat | costo | coste | "
    "costo unitario | custo | custo unitário | koszt | cena zakupu | kostprijs | "
    "inkoopprijs | себестоимость | закупочная цена | 成本 | 进价"
)
"""Names of what one cost."""
DATE = names(
    "date | datetime | order date | orderdate | sale date | sales date | transaction date "
    "| transactiondate | transaction time | invoice date | invoicedate | purchase date | "
    "timestamp | time stamp | day | posting date | effective date | payment date | ship "
    "date | period | datum | bestelldatum | verkaufsdatum | rechnungsdatum | "
    "buchungsdatum | tag | zeitpunkt | date de vente | date commande | date de commande | "
    "date facture | fecha | fecha de venta | fecha pedido | data | data vendita | data "
    "ordine | data da venda | data do pedido | data sprzedaży | data sprzedazy | data "
    "zamówienia | verkoopdatum | orderdatum | besteldatum | дата | дата продажи | дата "
    "заказа | 日期 | 订单日期 | 销售日期 | 时间"
)
"""Names of when."""
ORDER = names(
    "order | order no | order number | orderid | order ref | invoice | invoice no | "
    "invoiceno | invoice number | invoice id | invoiceid | receipt | receipt no | receipt "
    "number | receipt id | transaction | transaction id | transaction no | transaction "
    "number | transno | ticket | ticket no | basket id | bill no | sales order | "
    "bestellnummer | bestellung | rechnung | rechnungsnummer | belegnummer | beleg | bon "
    "nr | commande | numéro commande | facture | numéro facture | ticket de caisse | "
    "pedido | número pedido | factura | ordine | numero ordine | fattura | scontrino | "
    "nota fiscal | numer zamówienia | zamówienie | faktura | paragon | nr paragonu | "
    "bestelnummer | bon | factuurnummer | заказ | номер заказа | чек | номер чека | 订单号 | "
    "订单编号 | 发票号"
)
"""Names of the receipt."""
CHANNEL = names(
    "sales channel | order channel | source | medium | platform | vertriebskanal | kanal "
    "| verkaufskanal | canal | canal de vente | canale | canal de venta | kanał | kanaal "
    "| канал | 渠道"
)
"""Names of till or web."""
PROMOTION = names(
    "promotion | promo | promo code | promo id | promotion id | campaign | offer | coupon "
    "| aktion | promoción | promocja | promozione | promoção | actie | акция | 促销"
)
"""Names of a promotion."""
CURRENCY = names(
    "currency code | curr | währung | waehrung | devise | moneda | divisa | valuta | "
    "moeda | waluta | валюта | 货币"
)
"""Names of a currency."""
SUPPLIER = names(
    "supplier | vendor | vendor id | supplier code | supplier name | lieferant | "
    "lieferantennummer | fournisseur | proveedor | fornitore | fornecedor | dostawca | "
    "leverancier | поставщик | 供应商"
)
"""Names of who supplies."""
