"""By which words does a cleaning rule know a cancelled order, a test row, a service?

Each list is in English, German, French, Spanish, Italian, Portuguese, Polish, Dutch, Russian and
Chinese. Words are lower case, without signs, as texts are when they are compared; a project's
settings add to them.
Not here: how a text is compared with them (warehouse/dbt).
"""

from __future__ import annotations

from shelfcast.contracts.synonyms import names

CANCELLED = names(
    "cancelled | canceled | cancel | cancellation | order cancelled | order canceled | void | "
    "voided | annulled | aborted | rejected | storniert | storno | stornierung | abgebrochen | "
    "annulliert | annulé | annulée | annule | annulee | commande annulée | annulation | "
    "cancelado | cancelada | anulado | anulada | pedido cancelado | annullato | annullata | "
    "ordine annullato | stornato | pedido anulado | venda cancelada | anulowane | anulowano | "
    "anulowany | anulowana | geannuleerd | vervallen | отменен | отменён | отменена | отменено | "
    "отмена | заказ отменен | аннулирован | аннулировано | 已取消 | 取消 | 订单取消 | 已作废 | "
    "作废"
)
"""What a status begins with where an order was cancelled."""
TEST = names(
    "test | tests | testing | tester | demo | dummy | testkunde | testartikel | testprodukt | "
    "testfiliale | testbestellung | prueba | pruebas | prova | prove | teste | testes | essai | "
    "proef | testowy | testowa | testowe | testklant | тест | тестовый | тестовая | тестовое | "
    "проба | 测试 | 试用 | 测试商品 | 测试客户 | 测试订单 | 测试门店"
)
"""Words that name something made up to try a system."""
BESIDE_TEST = names(
    "a | an | the | this | is | for | only | de | del | di | da | do | la | le | el | il | für | "
    "product | products | item | article | sku | customer | client | user | account | store | "
    "shop | order | sale | data | row | line | name | delete | do not use | x | produkt | "
    "artikel | kunde | kundin | filiale | bestellung | laden | produit | commande | magasin | "
    "producto | artículo | cliente | pedido | tienda | prodotto | articolo | negozio | ordine | "
    "produto | artigo | loja | klient | sklep | towar | zamówienie | klant | winkel | "
    "bestelling | товар | клиент | покупатель | магазин | заказ | 商品 | 客户 | 门店 | 订单"
)
"""Words that may stand beside one of TEST: a pregnancy test is a product, a test product is not."""
SERVICE = names(
    "post | postage | dot | dotcom postage | shipping | shipping fee | shipping cost | "
    "shipping costs | shipping charge | shipping and handling | delivery | delivery fee | "
    "delivery charge | freight | carriage | handling | handling fee | packing fee | "
    "bank charge | bank charges | bank fee | amazon fee | amazonfee | transaction fee | "
    "service fee | service charge | surcharge | commission | gift card | gift cards | "
    "gift voucher | giftcard | voucher | store credit | deposit | bottle deposit | "
    "container deposit | tip | tips | gratuity | rounding | adjustment | adjust bad debt | "
    "discount | samples | carrier bag | donation | versand | versandkosten | porto | "
    "lieferkosten | fracht | bankgebühren | gutschein | geschenkgutschein | geschenkkarte | "
    "pfand | flaschenpfand | leergut | trinkgeld | rundung | rabatt | spende | frais de port | "
    "frais de livraison | port | livraison | expédition | frais bancaires | carte cadeau | "
    "chèque cadeau | bon cadeau | consigne | pourboire | arrondi | remise | gastos de envío | "
    "gastos de envio | envío | envio | portes | comisión bancaria | tarjeta regalo | "
    "cheque regalo | fianza | propina | redondeo | descuento | spese di spedizione | "
    "spedizione | trasporto | spese bancarie | buono regalo | carta regalo | cauzione | mancia | "
    "arrotondamento | sconto | frete | custos de envio | taxa de entrega | tarifas bancárias | "
    "vale presente | cartão presente | depósito | gorjeta | arredondamento | desconto | "
    "wysyłka | przesyłka | koszt wysyłki | koszty wysyłki | dostawa | koszt dostawy | "
    "opłata bankowa | karta podarunkowa | bon podarunkowy | kaucja | napiwek | zaokrąglenie | "
    "rabat | verzendkosten | verzending | bezorgkosten | bankkosten | cadeaubon | cadeaukaart | "
    "statiegeld | fooi | afronding | korting | доставка | стоимость доставки | "
    "почтовые расходы | банковская комиссия | комиссия банка | подарочная карта | "
    "подарочный сертификат | залог | чаевые | округление | скидка | 运费 | 邮费 | 快递费 | "
    "配送费 | 手续费 | 银行手续费 | 礼品卡 | 押金 | 小费 | 折扣"
)
"""What is charged and is no product: the whole of a code or a name, without its digits."""
SERVICE_ENDINGS = names(
    "gift voucher | gift card | e gift card | bank charges | shipping costs | shipping fee | "
    "delivery fee | delivery charge | dotcom postage | versandkosten | geschenkgutschein | "
    "frais de port | frais de livraison | carte cadeau | gastos de envío | tarjeta regalo | "
    "spese di spedizione | buono regalo | vale presente | koszt wysyłki | karta podarunkowa | "
    "verzendkosten | cadeaubon | подарочная карта | подарочный сертификат | 运费 | 礼品卡"
)
"""What the name of a service may end with."""
LABEL_COLUMNS = (
    "product_name",
    "category",
    "brand",
    "store_name",
    "region",
    "city",
    "country",
    "channel",
)
"""The columns of a sale line whose values are names, which may be spelt and translated."""
