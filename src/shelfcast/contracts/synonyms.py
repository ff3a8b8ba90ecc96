"""What do other systems call our columns? The names that several datasets share, once.

In English, the surer sign first; the landing reads them in every language whose words are in
things.py and qualifiers.py, in any order of words. What those words cannot put together, such as
`item cnt day`, stands here as it is written.
A name in a `WEAK_…` list may mean the column where nothing better does, and is doubted.
"""

from __future__ import annotations


def names(text: str) -> tuple[str, ...]:
    """The names in a text, parted by `|`.

    >>> names("qty | units sold")
    ('qty', 'units sold')
    """
    return tuple(name.strip() for name in text.split("|"))


PRODUCT_ID = names(
    "sku | product code | product sku | product id | stock code | stockcode | item code | item "
    "number | item id | article number | article id | artikelnummer | product number | upc | "
    "product key | productid | product reference | reference | product | item | article | "
    "artikel | produkt | producto | товар | 商品 | product barcode | barcode | ean | gtin | plu "
    "| asin | style | codice | código | code article | код | indeks | inventory item code | "
    "inventory item id | id oferty | numer oferty | réf vendeur | seller reference | plu number"
)
"""Names of what tells a product from another."""
WEAK_PRODUCT_ID = names(
    "kód | kod | kode | clave | code | product code reference | variant id | offer id | listing "
    "id | supplier product id | parent sku | variant sku | product variant id | barcode id | "
    "order product id | line code"
)
"""What may tell one."""
PRODUCT_NAME = names(
    "product name | item name | product title | product description | item description | "
    "productname | bezeichnung | libellé | désignation | nazwa | наименование | 品名 | nom du "
    "produit | description | product line | product variant name | product full name | goods "
    "name | product type name | line name | line item name | 存货名称 | sku name | sku "
    "description"
)
"""Names of its name."""
WEAK_PRODUCT_NAME = names(
    "name | nom | nome | nombre | naam | имя | title | product | short description | long "
    "description | variant name | line description | line name | sale description | comment "
    "product"
)
"""What may be its name."""
CATEGORY = names(
    "category | product category | category name | item category | department | department name "
    "| product group | product group name | group | product type | category id | item category "
    "id | department id | class | family | segment | category description | product segment | "
    "merchant category | product line group | collection | product family | revenue group"
)
"""Names of its group."""
WEAK_CATEGORY = names("type | product kind | subcategory | subcategory name | product subcategory")
"""What may be its group."""
BRAND = names("brand | brand name | product brand | manufacturer | vendor brand | marca | brand id")
"""Names of its brand."""
WEAK_BRAND = names("product vendor | line vendor | supplier brand")
"""What may be its brand."""
STORE = names(
    "store id | store number | store code | shop id | branch id | location id | site id | "
    "warehouse id | store | shop | branch | outlet | location | site | point of sale | filiale | "
    "tienda | magazzino | магазин | 门店 | store key | sale store | sale store id"
)
"""Names of what tells a store from another."""
WEAK_STORE = names(
    "store name | till | till id | till name | store description | register | delivery store | "
    "store city | sale location name"
)
"""What may tell one."""
STORE_NAME = names(
    "store name | shop name | branch name | outlet name | location name | filialname | store "
    "description | store full name | sale store name"
)
"""Names of its name."""
WEAK_STORE_NAME = names("store | shop | branch | location")
"""What may be its name."""
CUSTOMER = names(
    "customer id | customer number | client id | buyer id | member id | customer no | customer "
    "code | client no | customer key | customer | client | buyer | kunde | cliente | user id | "
    "user | customer user id | customer reference | a/c ref | account ref | account reference | "
    "customer account | a/c no | acct no"
)
"""Names of what tells a customer from another."""
WEAK_CUSTOMER = names(
    "account | acct | a/c | name | particulars | source no | account name | billing name | "
    "customer name | customer full name | customer email | email | contact email | customer "
    "username  | customer user | customer phone | recipient | customer first name | "
    "identificación | nit | dni | rut | cpf | cnpj | cif | nif | company | company name"
)
"""What may tell one."""
REGION = names(
    "region | region name | state id | province | county | area | territory | region code | "
    "customer region | store region | federal state"
)
"""Names of a region."""
WEAK_REGION = names(
    "state | delivery region | delivery state | billing region | region id | address region"
)
"""What may be one."""
CITY = names("city | town | city name | customer city | store city | locality")
"""Names of a town."""
WEAK_CITY = names("delivery city | billing city | address city | delivery town")
"""What may be one."""
COUNTRY = names(
    "country | country name | country code | nation | country id | customer country | country of "
    "sale"
)
"""Names of a country."""
WEAK_COUNTRY = names(
    "delivery country | delivery country code | billing country | land | market | address country"
)
"""What may be one."""
QUANTITY = names(
    "quantity | quantity sold | units sold | quantity ordered | qty | line quantity | product "
    "quantity | receipt quantity | items sold | net quantity | net items sold | units | count | "
    "pieces | volume | total quantity | item cnt day | item cnt | item cnt month | unit sales | "
    "sales units | amount sold | product count | consumption | absatz | absatzmenge | order "
    "quantity | quantity purchased | sale units total | item count | items | quantity in units | "
    "menge in stück | base quantity | no pieces"
)
"""Names of how many."""
WEAK_QUANTITY = names(
    "delivered quantity | quantity shipped | sales | sold | number | ks | amount of product | "
    "quantity total sale | fulfilled quantity | gross quantity | quantity current | demand | y | "
    "amount"
)
"""What may be it."""
PRICE = names(
    "unit price | price | price each | item price | selling price | sale price | retail price | "
    "list price | net price | net unit price | price per unit | product price | gross unit price "
    "| gross price | unit sale price | unit amount | unit value | unit retail | rate | product "
    "unit price | actual price | unit net amount | retail unit price | base price | sale unit "
    "price | original price | product list price | current price | retail | sold for | stk br | "
    "price per piece | price pcs"
)
"""Names of the price of one."""
WEAK_PRICE = names(
    "average price | average unit price | price original | sale value unit | regular price"
)
"""What may be it."""
REVENUE = names(
    "revenue | line total | line amount | line revenue | line net amount | net line total | line "
    "price total | net revenue | net sales | net sales amount | sales amount | line value | line "
    "sales | amount | amount sale | net amount | net value | total amount | total price | "
    "product total | product revenue | net total amount | net total | total revenue | total line "
    "amount | total line price | total product price | extended price | extended amount | line "
    "subtotal | total | value | sales value | sale value | total value | total sales | sales | "
    "subtotal | turnover | sales total | sales revenue | amount total | sum | transaction amount "
    "| receipt line amount | price total net | net subtotal | gross revenue | gross sales | "
    "gross amount | gross total | gross value | gross line amount | gross sales amount | gross "
    "total amount | gross total price | gross line total | sales including tax | invoice amount "
    "| transaction total | merchandise amount | item subtotal | product subtotal | sale amount "
    "total | invoiced amount | sale total | unit quantity amount | вайлдберриз реализовал товар "
    "| net sale | gross sale | total sale"
)
"""Names of what a line brought in."""
WEAK_REVENUE = names(
    "order total | invoice total | total order amount | receipt total | amount paid | paid | "
    "total paid | gross | net | balance due | order amount | receipt amount | order value | sold "
    "| money | payment amount paid | expense | spend | tender amount | order revenue | net order "
    "total | net order amount | gross order total | gross order amount | grand total"
)
"""What may be it."""
ORDER_TOTAL = names(
    "order total | grand total | total | total amount | invoice total | invoice amount | receipt "
    "total | order amount | order value | order revenue | transaction total | amount | total "
    "price | net total | net amount | net order total | net order amount | gross total | gross "
    "amount | gross order total | gross order amount | total paid | amount paid | paid | revenue "
    "| net revenue | total revenue | sales amount | sales | net sales | total sales | value | "
    "net value | sum | turnover | transaction amount | gross sales | order gross total amount | "
    "total value | total order amount | current total price | order net total amount | gross "
    "value"
)
"""Names of what a whole order brought in."""
COST = names(
    "unit cost | cost | cost price | purchase price | product cost | cost per unit | unit cogs | "
    "buying price | unit purchase price | average cost | net purchase price | standard cost | "
    "cogs per unit | cost per item | net cost | unit cost price | product cost price | cost "
    "amount unit | price cost | purchase supplier price | supplier purchase price | 单位成本"
)
"""Names of what one cost."""
DATE = names(
    "sale date | order date | transaction date | date | datetime | date and time | receipt date "
    "| invoice date | timestamp | sales date | sale timestamp | order timestamp | order time | "
    "transaction time | purchase date | created at | order created date | created date | order "
    "created | created time | order created time | ordered on | sold on | sold at | date sold | "
    "day | sale day | time stamp | posting date | date issued | receipt issued date | issued "
    "date | booking date | effective date | order placed date | sale time | tag | order date "
    "time | receipt date time | business date | trading day | sale date time | date id | line "
    "date | line item date | product sale date | kaufdatum | buchungstag | leistungsdatum | "
    "umsatzdatum | f factura | f venta | f pedido | f documento | issued | date time | date and "
    "hour | created | placed"
)
"""Names of when."""
WEAK_DATE = names(
    "payment date | paid on | ship date | delivery date | period | week | month | time | week "
    "date | month date | year month | posted | order | sale period | updated date | shipped | "
    "due date | processed at | order payment date | date of payment | delivery receipt date | "
    "start date | week start date | end date | month start | ds | completed at | completed on | "
    "completed date | closed at"
)
"""What may be when."""
TIME = names("uhrzeit | heure | godzina | tijd")
"""Names of the hour beside a day."""
WEAK_TIME = names("time | sale time | order time | transaction time | receipt time | created time")
"""What may be it."""
ORDER = names(
    "order id | order number | receipt id | receipt number | invoice number | invoice id | "
    "invoice no | transaction id | transaction number | transno | ticket number | order "
    "reference | order no | order ref | order name | basket id | bill no | sales order | sales "
    "order number | order key | receipt reference | check number | order | receipt | invoice | "
    "ticket | bon | 订单号 | sale id | sale number | order receipt id | order document number | "
    "order confirmation number | order code id | voucher no | voucher number | vch no | "
    "belegfeld 1 | till receipt | till receipt number | 单号"
)
"""Names of the receipt."""
WEAK_ORDER = names(
    "num | number | numero | número | номер | numer | nummer | nr | no | doc | document | "
    "purchase order id | parent order id | payment id | cart id | external id | session order | "
    "name | shipment order id | delivery id | sales record number"
)
"""What may be it."""
CHANNEL = names(
    "channel | sales channel | order channel | source | platform | marketplace | sale platform | "
    "channel name | order source | source name | sales channel name"
)
"""Names of till or web."""
PROMOTION = names(
    "promotion | voucher | promo | promo code | promo id | promotion id | promotion code | "
    "campaign | offer | coupon | discount code | promotion name | coupon code | discount name | "
    "discount reason | voucher code"
)
"""Names of a promotion."""
CURRENCY = names(
    "currency | currency code | order currency | curr | currency id | sale currency | wkz | wkz "
    "umsatz | währungskennzeichen"
)
"""Names of a currency."""
STATUS = names(
    "status | order status | sale status | transaction status | receipt status | line status | "
    "order state | current state | financial status | state of order | document status | invoice "
    "status"
)
"""Names of how far an order has come."""
WEAK_STATUS = names(
    "state | payment status | fulfillment status | delivery status | cancelled | refunded | "
    "event type | transaction type"
)
"""What may say it."""
DISCOUNT = names(
    "discount | discount amount | line discount | line discount amount | discount total | total "
    "discount | discount value | net discount | product discount | discount money | discount sum "
    "| discount price | total line discount | price reduction | sale discount | discount given | "
    "product discount amount | gross discount | net discount amount"
)
"""Names of money taken off."""
WEAK_DISCOUNT = names(
    "promotion discount | coupon discount amount | promotion amount | discount unit"
)
"""What may be it."""
SUPPLIER = names(
    "supplier id | supplier code | supplier number | supplier | vendor | vendor id | supplier "
    "name | vendor name | vendor no | main supplier"
)
"""Names of who supplies."""
LINE_NUMBER = names(
    "line number | line id | line no | position | line | row number | order line id | receipt "
    "line id | item line number | line item id | sequence number"
)
"""Names of a line's place on its order."""
