"""What do ten and more languages call the things of a shop: product, receipt, store, customer?

Each line is a word of ours and, parted by `|`, the words of others for it: English first, then
German, French, Spanish, Italian, Portuguese, Polish, Dutch, Russian, Chinese, and of Czech,
Swedish, Danish, Turkish and Japanese the commonest. A word that stands in two lines may mean
either. Accents may be left out by whoever writes a header, so they are not told apart here.
Not here: what is said of a thing (qualifiers.py), whole column names (synonyms.py).
"""

from __future__ import annotations

THINGS: dict[str, str] = {
    "product": (
        "药品 | 药 | 菜品 | danie | potrawa | gerecht | plat | piatto | plato | prato | speise | "
        "part | variant | variante | varianten | wariant | вариант | teil | ref prod | produktu "
        "| 品项 | 料品 | блюдо | блюда | dish | product | products | prod | items | itm | "
        "article | articles | artikel | artikels | merchandise | goods | material | matnr | "
        "style | listing | offering | artikeln | art | ware | produkt | produkte | produkts | "
        "produit | produits | artículo | artículos | articulo | producto | productos | prodotto "
        "| prodotti | articolo | articoli | produto | produtos | artigo | artigos | item | "
        "mercadoria | towar | towaru | towary | produkty | artykuł | artykułu | pozycja towaru | "
        "producten | товар | товара | товары | товаров | продукт | продукта | продукции | "
        "продукция | номенклатура | номенклатуры | изделие | 商品 | 产品 | 货品 | 宝贝 | 物料 | "
        "zboží | výrobek | vara | varan | artikkel | vare | ürün | urun | malzeme | 品目 | 製品 "
        "| itemname | mercancía | merce | gericht | menu item"
    ),
    "sku": (
        "存货编码 | material code | matnr | código nacional | cip | cip13 | pzn | alu | part no "
        "| part number | partno | 料号 | 物料编码 | sku | skus | stock keeping unit | msku | "
        "seller sku | merchant sku | variant sku | asin | fnsku | plu | mpn | product key | "
        "stock code | stockcode | item ref | artnr | artno | sku id | sku编码 | 商家编码 | 货号 "
        "| 款号 | 商品货号 | артикул | артикула | арт | indeks | symbol towaru | symbol | ref "
        "art | sku sprzedawcy | 品番 | stock item"
    ),
    "barcode": (
        "gencod | gencode | barcode | bar code | barcodes | ean | ean13 | ean 13 | gtin | gtin13 "
        "| upc | isbn | strichcode | code barres | code barre | codebarre | código de barras | "
        "codigo de barras | codice a barre | codice barre | cod barre | cód barras | kod "
        "kreskowy | kodkreskowy | kod ean | kod paskowy | streepjescode | штрихкод | штрих код | "
        "шк | 条码 | 条形码 | 国际条码 | čárový kód | streckkod | stregkode | barkod | jan | "
        "janコード | ean code | ean nummer"
    ),
    "order": (
        "order | orders | ord | sales order | bestellung | bestell | auftrag | auftrags | auftr "
        "| vorgang | commande | commandes | cde | cmd | pedido | pedidos | orden | compra | "
        "ordine | ordini | encomenda | zamówienie | zamówienia | zamówień | zam | bestelling | "
        "bestel | заказ | заказа | заказы | 订单 | 交易单 | 单据 | objednávka | objednávky | obj "
        "| beställning | ordre | sipariş | siparis | 注文 | venda pedido"
    ),
    "receipt": (
        "bl | bon de livraison | coo | ccf | tique | tiquet | tíquet | transazione | transazioni "
        "| transação | folio | nota | notas | rcpt | docto | rekening | remito | albarán | "
        "albaran | albaranes | ddt | bolla | bolletta | operación | operation | operacja | "
        "операция | 账单 | 帐单 | 收银单 | 出库单 | dowód | wz | kuitti | zakelijke bon | reçu "
        "nr | bordereau | 结账单 | vch | journal entry | num doc | receipt | receipts | ticket | "
        "tickets | invoice | invoices | inv | bill | check | cheque | transaction | transactions "
        "| trans | trx | txn | trn | tran | sale id | basket | cart | document | doc | docket | "
        "slip | voucher nr | beleg | belege | bon | kassenbon | quittung | kassenbeleg | "
        "rechnung | rechnungs | rg | re | rng | transaktion | facture | factures | fact | fac | "
        "ticket de caisse | reçu | pièce | factura | facturas | recibo | boleta | comprobante | "
        "documento | transacción | ticket venta | fattura | fatture | scontrino | scontrini | "
        "ricevuta | fatura | nota fiscal | nf | nfe | cupom | cupom fiscal | faktura | faktury | "
        "fv | paragon | paragonu | rachunek | dokument | dokumentu | dok | transakcja | "
        "transakcji | kassabon | factuur | transactie | чек | чека | документ | документа | док "
        "| счет | счёт | накладная | накладной | квитанция | реализация | транзакция | "
        "транзакции | 小票 | 发票 | 流水 | 单据 | 交易 | 收据 | účtenka | účtenky | doklad | "
        "dokladu | kvitto | kvittering | fiş | fis | 伝票 | レシート | 取引 | belegnr | vbeln | "
        "docentry | invoiceno"
    ),
    "line": (
        "line | lines | row | lineitem | line item | position | pos | posten | zeile | ligne | "
        "lignes | línea | linea | renglón | riga | righe | linha | pozycja | pozycji | poz | lp "
        "| l p | regel | rij | строка | строки | позиция | 行 | 行号 | 序号 | řádek | rad | "
        "linje | satır | 明細 | seq | sequence | lfd | posnr | entry | detail"
    ),
    "store": (
        "mall | shopping mall | shopping center | shopping centre | einkaufszentrum | 网店 | "
        "机构 | station | stations | tankstation | tankstelle | station service | gas station | "
        "filling station | estación de servicio | estacion | estación | stazione di servizio | "
        "stacja | stacja paliw | азс | заправка | posto de combustível | 加油站 | provozovna | "
        "kiosk | betrieb | lokal | lokalu | restaurant | предприятие | торговое предприятие | "
        "ресторан | store | stores | shop | shops | branch | branches | outlet | location | "
        "locations | loc | site | point of sale | salon | register location | warehouse | plant "
        "| werk | filiale | filialen | filial | fil | markt | laden | geschäft | betriebsstätte "
        "| standort | niederlassung | verkaufsstelle | kostenstelle | lager | lagerort | magasin "
        "| magasins | mag | boutique | agence | établissement | point de vente | pdv | dépôt | "
        "entrepôt | succursale | tienda | tiendas | sucursal | local | establecimiento | almacén "
        "| almacen | bodega | punto de venta | negozio | punto vendita | sede | deposito | "
        "magazzino | loja | lojas | estabelecimento | armazém | unidade | ponto de venda | sklep "
        "| sklepu | oddział | placówka | punkt sprzedaży | magazyn | magazynu | winkel | filiaal "
        "| vestiging | locatie | magazijn | магазин | магазина | склад | склада | торговая точка "
        "| филиал | точка продаж | подразделение | аптека | 门店 | 店铺 | 店 | 分店 | 商店 | "
        "仓库 | 网点 | prodejna | obchod | pobočka | sklad | butik | butiken | affär | "
        "forretning | mağaza | magaza | şube | sube | depo | 店舗 | pos name | werks"
    ),
    "customer": (
        "gast | gäste | huésped | receiver | recipient | empfänger | destinataire | destinatario "
        "| destinatário | ontvanger | получатель | 收货人 | 收件人 | tiers | tercero | terceiro "
        "| soggetto | intestatario | afnemer | adres klant | 往来单位 | 购货单位 | 客商 | "
        "nabywcą | contact | contacts | contato | contacto | contatto | party | entidade | "
        "entidad | cli | clie | cte | clt | customer | customers | cust | client | clients | "
        "buyer | buyers | member | members | shopper | purchaser | guest | sold to | debtor | "
        "patron | kunde | kunden | kd | kdnr | käufer | debitor | acheteur | cliente | clientes "
        "| comprador | socio | clienti | acquirente | klient | klienta | klienci | kontrahent | "
        "kontrahenta | nabywca | nabywcy | kupujący | kupującego | odbiorca | klant | klanten | "
        "koper | клиент | клиента | клиенты | покупатель | покупателя | контрагент | контрагента "
        "| 客户 | 顾客 | 买家 | 会员 | 用户 | zákazník | zákazníka | odběratel | kund | kundens "
        "| müşteri | musteri | cari | alıcı | 顧客 | 得意先 | kunnr | debiteur | relatie"
    ),
    "user": (
        "user | users | visitor | nutzer | benutzer | utilisateur | usuario | usuário | utente"
    ),
    "supplier": (
        "供货商 | 厂家 | dostawcą | supplier | suppliers | vendor | vendors | distributor | "
        "lieferant | lieferanten | kreditor | fournisseur | fourn | frs | proveedor | prov | "
        "fornitore | fornitori | fornecedor | dostawca | dostawcy | leverancier | поставщик | "
        "поставщика | 供应商 | dodavatel | leverantör | leverandør | tedarikçi | 仕入先 | lifnr "
        "| creditor"
    ),
    "category": (
        "materia | materias | depto | dpto | settore | settori | dcs | reparti | hauptgruppe | "
        "obergruppe | sparte | secteur | univers | sección | seccion | rubrique | sous univers | "
        "品种 | 菜品分类 | dept name | gruppe | предмет | category | categories | cat | "
        "department | dept | product group | group | grp | product type | class | family | "
        "segment | kategorie | kat | warengruppe | wgr | wg | artikelgruppe | produktgruppe | "
        "sortiment | abteilung | hauptwarengruppe | catégorie | famille | rayon | groupe | gamme "
        "| categoría | familia | departamento | rubro | grupo | linea de producto | categoria | "
        "categorie | reparto | famiglia | gruppo | merceologia | categoria merceologica | "
        "família | seção | kategoria | kategorii | grupa | grupa towarowa | dział | asortyment | "
        "productgroep | artikelgroep | groep | afdeling | категория | категории | группа | "
        "группа товаров | товарная группа | вид товара | отдел | раздел | 类别 | 品类 | 分类 | "
        "类目 | 大类 | 商品类型 | skupina | kategori | varugrupp | varegruppe | grup | カテゴリ "
        "| 分類 | 部門 | item group | collection | itemgroup | matkl | warengrp"
    ),
    "subcategory": (
        "subcategory | sub category | subclass | subgroup | subfamily | subdepartment | "
        "unterkategorie | untergruppe | unterwarengruppe | sous catégorie | sous famille | "
        "subcategoría | subfamilia | subrubro | sottocategoria | sottogruppo | sottofamiglia | "
        "subcategoria | subfamília | subgrupo | podkategoria | podgrupa | subcategorie | "
        "subgroep | подкатегория | подгруппа | 子类 | 小类 | 子类别 | 二级分类 | 中类 | "
        "podkategorie | underkategori | alt kategori"
    ),
    "brand": (
        "brand | brands | manufacturer | make | mfr | label | vendor brand | marke | hersteller "
        "| marque | fabricant | marca | fabricante | marchio | produttore | marka | producent | "
        "producenta | merk | fabrikant | бренд | марка | производитель | изготовитель | 品牌 | "
        "厂商 | 生产商 | značka | výrobce | märke | varumärke | mærke | üretici | ブランド | "
        "メーカー"
    ),
    "promotion": (
        "promotion | promotions | promo | promos | campaign | coupon | offer | deal | aktion | "
        "aktions | gutschein | kampagne | werbeaktion | opération | bon de réduction | promoción "
        "| promocion | campaña | cupón | oferta | promozione | offerta | campagna | buono | "
        "promoção | campanha | cupom desconto | promocja | promocji | kupon | akcja | actie | "
        "aanbieding | kortingscode | акция | акции | промо | промокод | купон | 促销 | 活动 | "
        "优惠券 | 优惠活动 | 满减 | akce | kampanj | tilbud | kampanya | クーポン | キャンペーン"
    ),
    "channel": (
        "channel | channels | platform | marketplace | medium | vertriebskanal | vertriebsweg | "
        "kanal | verkaufskanal | marktplatz | plattform | canal | canaux | plateforme | canale | "
        "piattaforma | plataforma | kanał | platforma | kanaal | verkoopkanaal | канал | "
        "площадка | 渠道 | 平台 | 来源渠道 | 订单来源 | kanál | satış kanalı | チャネル | chanel "
        "| vtweg"
    ),
    "region": (
        "region | regions | state | province | county | territory | district | bundesland | "
        "gebiet | bezirk | région | département | estado | provincia | comunidad autónoma | "
        "comunidad | regione | prov | região | uf | distrito | województwo | woj | regionu | "
        "provincie | regio | регион | область | край | округ | район | 地区 | 省 | 省份 | 大区 | "
        "区域 | oblast | län | landsdel | bölge | 都道府県 | 地域"
    ),
    "city": (
        "city | cities | town | locality | stadt | ort | ville | commune | ciudad | localidad | "
        "población | municipio | città | comune | località | cidade | município | localidade | "
        "miasto | miejscowość | stad | plaats | woonplaats | город | города | населенный пункт | "
        "城市 | 市 | město | mesto | şehir | sehir | 市区町村 | ort01 | suburb"
    ),
    "country": (
        "country | countries | nation | land | ländercode | lieferland | pays | país | pais | "
        "paese | nazione | stato | kraj | kraju | państwo | страна | страны | 国家 | země | ülke "
        "| ulke | 国 | land1 | landcode"
    ),
    "currency": (
        "währg | currency | curr | ccy | currencies | währung | waehrung | wrg | whg | devise | "
        "monnaie | moneda | divisa | valuta | moeda | waluta | waluty | валюта | валюты | 币种 | "
        "货币 | 币别 | měna | para birimi | doviz | döviz | 通貨 | waers"
    ),
    "employee": (
        "employee | seller | cashier | clerk | staff | salesperson | sales rep | salesman | "
        "sales person | server | operator | waiter | agent | mitarbeiter | verkäufer | kassierer "
        "| bediener | vertreter | vendeur | caissier | employé | commercial | vendedor | cajero "
        "| empleado | venditore | cassiere | operatore | agente | commesso | funcionário | caixa "
        "| operador | sprzedawca | sprzedawcy | kasjer | pracownik | handlowiec | verkoper | "
        "kassier | kassamedewerker | medewerker | продавец | кассир | сотрудник | менеджер | "
        "店员 | 收银员 | 导购 | 卖家 | 业务员 | 销售员 | prodavač | pokladní | kassör | "
        "ekspedient | kasiyer | satıcı | 担当者"
    ),
    "till": (
        "till | register | terminal | pos terminal | device | kasse | kassen | kassennummer | "
        "caisse | caja | cassa | pdv caixa | kasa | kasy | kassa | касса | кассы | 收银台 | "
        "收银机 | pokladna | レジ"
    ),
    "payment": (
        "实收 | 应收 | 已付 | payment | pay | paid | tender | zahlung | zahlungsart | zahlart | "
        "zahlweise | bezahlt | paiement | règlement | moyen de paiement | pago | forma de pago | "
        "pagamento | modalità di pagamento | pagado | forma de pagamento | płatność | płatności "
        "| zapłacono | betaling | betaalwijze | betaald | betaalmethode | оплата | оплаты | "
        "оплачено | 付款 | 支付 | 实付 | platba | platby | betalning | ödeme | 支払"
    ),
    "delivery": (
        "delivery | shipping | shipment | ship | shipped | freight | postage | fulfillment | "
        "fulfilment | carriage | dispatch | delivered | versand | lieferung | liefer | "
        "lieferschein | fracht | porto | livraison | expédition | port | frais de port | envío | "
        "envio | entrega | flete | gastos de envío | spedizione | consegna | trasporto | frete | "
        "wysyłka | wysyłki | dostawa | dostawy | przesyłka | przesyłki | levering | verzending | "
        "verzend | verzendkosten | bezorging | доставка | доставки | отгрузка | отгрузки | 发货 "
        "| 运费 | 配送 | 物流 | 收货 | 快递 | doprava | dodání | leverans | frakt | fragt | "
        "kargo | teslimat | 送料"
    ),
    "tax": (
        "tax | taxes | vat | gst | hst | pst | mwst | ust | umsatzsteuer | mehrwertsteuer | "
        "steuer | steuern | steuersatz | tva | taxe | iva | impuesto | impuestos | imposta | "
        "imposte | igic | imposto | impostos | icms | iss | ipi | podatek | podatku | btw | "
        "belasting | ндс | налог | 税 | 税额 | 税率 | 税金 | 增值税 | dph | daň | moms | kdv | "
        "消費税"
    ),
    "fee": (
        "fee | fees | charge | charges | surcharge | commission | tip | tips | gratuity | gebühr "
        "| gebühren | provision | trinkgeld | frais | pourboire | comisión | comision | propina "
        "| commissione | commissioni | mancia | taxa | comissão | gorjeta | opłata | prowizja | "
        "napiwek | kosten toeslag | commissie | fooi | комиссия | сбор | чаевые | 手续费 | "
        "服务费 | 佣金 | 小费 | poplatek | spropitné | avgift | gebyr | komisyon | 手数料"
    ),
    "refund": (
        "refund | refunds | refunded | return | returns | returned | rückgabe | retoure | "
        "retouren | erstattung | erstattet | gutschrift | storno | remboursement | remboursé | "
        "retour | avoir | reembolso | devolución | devolucion | devuelto | rimborso | reso | "
        "resi | devolução | estorno | zwrot | zwrotu | terugbetaling | возврат | возврата | 退款 "
        "| 退货 | vratka | retur | iade | 返品 | 返金"
    ),
    "profit": (
        "profit | margin | markup | contribution | gross margin | gewinn | marge | rohertrag | "
        "deckungsbeitrag | db | rohgewinn | bénéfice | beneficio | ganancia | margen | utilidad "
        "| utile | margine | guadagno | lucro | margem | zysk | marża | winst | прибыль | маржа "
        "| наценка | 利润 | 毛利 | zisk | marže | vinst | overskud | kâr | kar | 利益 | gross "
        "profit | gross income"
    ),
    "event": (
        "event | events | action | activity | interaction | ereignis | aktivität | événement | "
        "evento | wydarzenie | zdarzenie | gebeurtenis | событие | действие | 事件 | 行为 | "
        "holiday | feiertag | feiertage | jour férié | festivo | feriado | festività | święto | "
        "feestdag | праздник | 节日 | 节假日"
    ),
    "session": "session | sessions | visit | sitzung | sesión | sessione | sesja | сессия | 会话",
    "stock": (
        "existance | giac | disponibilita | ostatok | na stanie | na stanie sklepu | op voorraad "
        "| stock | inventory | on hand | onhand | soh | inventario | bestand | lagerbestand | "
        "bestände | vorrat | lagermenge | stocks | stock disponible | existencias | existencia | "
        "giacenza | giacenze | esistenza | disponibilità | estoque | saldo estoque | zapas | "
        "zapasy | stan magazynowy | stany magazynowe | stan | voorraad | voorraden | остаток | "
        "остатки | остатков | запас | запасы | наличие | 库存 | 存货 | 现存 | 结存 | zásoba | "
        "zásoby | stav skladu | skladem | lager | lagersaldo | lagerbeholdning | beholdning | "
        "stok | stok miktarı | 在庫"
    ),
}
"""Our word for a thing -> others' words for it."""
