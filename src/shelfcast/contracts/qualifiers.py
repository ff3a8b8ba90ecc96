"""What do ten and more languages call what is said of a thing: its code, name, price, date, total?

The same form and order of languages as things.py. A key of several words is what one word of
another language says at once: `Einzelpreis` is a unit price.
Not here: how a header is read with these (landing/wording.py).
"""

from __future__ import annotations

QUALIFIERS: dict[str, str] = {
    "id": (
        "clave | id | ids | uid | uuid | guid | ident | identifier | code | codes | number | "
        "no | nr | num | nbr | key | № | n° | nº | # | kennung | kennzeichen | nummer | "
        "nummern | schlüssel | kz | numéro | numero | identifiant | código | codigo | cod | "
        "cód | núm | nro | codice | matricola | kod | kodu | numer | numeru | identyfikator | "
        "код | кода | номер | номера | ид | 编号 | 编码 | 代码 | 号 | 号码 | kód | číslo | "
        "čís | numara | numarası | コード | 番号 | kode | tunnus"
    ),
    "reference": (
        "reference | ref | refs | referenz | réf | référence | references | referencia | "
        "riferimento | rif | referência | referencja | referentie | 参考号"
    ),
    "name": (
        "昵称 | nickname | 简称 | 全称 | name | names | bezeichnung | bez | benennung | nom | "
        "libellé | libelle | lib | intitulé | désignation | designation | désign | nombre | "
        "denominación | denominacion | nome | denominazione | denom | designação | "
        "denominação | nazwa | nazwy | nazw | naam | benaming | наименование | наим | "
        "название | имя | 名称 | 品名 | 名 | 标题 | název | jméno | namn | benævnelse | navn | "
        "benämning | adı | adi | isim | ismi | title | titel | titre | título | titolo | "
        "tytuł | fullname | full name"
    ),
    "description": (
        "tekst | concepto | concept | conceito | description | desc | descr | dsc | "
        "beschreibung | artikeltext | kurztext | langtext | text | buchungstext | "
        "artikelbeschreibung | descripción | descripcion | descrip | descrizione | descrição | "
        "descricao | opis | opisu | omschrijving | omschr | beschrijving | описание | 描述 | "
        "说明 | 摘要 | popis | beskrivning | beskrivelse | açıklama | aciklama | 説明 | details"
    ),
    "quantity": (
        "unités | aantallen | ilości | quantitativo | number of | no of | count of | nr of | "
        "anzahl der | numero di pezzi | liczba szt | unid | qtà vend | szt sprzedane | "
        "ilosc szt | uds vendidas | 售出数量 | 实发数量 | 数量合计 | quantity | quantities | "
        "qty | quant | qnty | qté | qte | qtés | q ty | units | unit count | pieces | pcs | "
        "pc | count | cnt | nos | volume | anzahl | anz | menge | mng | mge | stück | stk | "
        "stückzahl | quantité | quantites | nombre | nb | nbre | cantidad | cantidades | "
        "cant | ctd | ctdad | unidades | uds | und | piezas | quantità | qta | qtà | q tà | "
        "q ta | pezzi | pz | nr pezzi | quantidade | qtd | qtde | qtdade | unidades vendidas | "
        "qde | ilość | ilosc | szt | sztuk | sztuki | liczba | liczba sztuk | aantal | aant | "
        "hoeveelheid | stuks | количество | колич | кол | кол во | колво | к во | шт | штук | "
        "数量 | 件数 | 个数 | 销量 | 销售量 | 购买数量 | množství | počet | ks | kusů | "
        "antal | mängd | mængde | miktar | miktarı | adet | 個数 | 数 | kol vo | menge vk | "
        "fkimg"
    ),
    "unit": (
        "unit | units of measure | uom | um | each | ea | per unit | einheit | eh | einh | "
        "einzel | einz | unité | unitaire | unitaires | unidad | unitario | unitaria | unità | "
        "unitari | unid | unitário | unitária | jednostka | jednostkowa | jednostkowy | jedn | "
        "jm | j m | sztukę | za sztukę | eenheid | eenheids | per stuk | единица | единицу | "
        "за единицу | ед | за шт | штуку | за штуку | 单位 | 单件 | jednotka | jednotková | "
        "enhet | enhed | styk | birim | 単位"
    ),
    "price": (
        "prz | pr | 単価格 | стоимость | price | prices | rate | tariff | preis | preise | "
        "prs | prix | tarif | px | precio | precios | pvp | prezzo | prezzi | listino | "
        "preço | precos | cena | ceny | prijs | prijzen | tarief | цена | цены | "
        "стоимость единицы | 价格 | 价 | 售价 | pris | fiyat | fiyatı | 値段 | 価格 | 売価"
    ),
    "unit price": (
        "pu | prz unit | pr unit | p unitario | prix u ht | einzelpr | e pr | unit price | "
        "price each | einzelpreis | ep | e preis | stückpreis | p u | prix unitaire | p unit | "
        "prix u | precio unitario | precio unit | prezzo unitario | prezzo unit | "
        "preço unitário | vlr unit | valor unitário | vl unitario | vlr unitário | "
        "valor unit | cena jednostkowa | cena jedn | cena j | stukprijs | eenheidsprijs | "
        "prijs per stuk | цена за единицу | цена за ед | ед цена | цена за шт | 单价 | "
        "销售单价 | jednotková cena | cena za kus | styckpris | stykpris | enhetspris | "
        "birim fiyat | birim fiyatı | 単価 | netpr | à prix"
    ),
    "total price": "total price | g preis | gpreis | gesamtpr | gespreis",
    "source": (
        "source | quelle | herkunft | fuente | origine | origen | origem | źródło | bron | "
        "источник | 来源"
    ),
    "billing": (
        "billing | bill | billed | bill to | rechnungsadresse | facturation | facturación | "
        "fatturazione | faturamento endereço"
    ),
    "discounted": (
        "after discount | со скидкой | с учетом скидки | nach rabatt | après remise | "
        "remise déduite | con descuento | scontato | po rabacie | z rabatem | discounted | "
        "com desconto | na korting | 折后 | 优惠后"
    ),
    "undiscounted": (
        "before discount | без скидки | до скидки | vor rabatt | avant remise | "
        "sin descuento | senza sconto | przed rabatem | bez rabatu | sem desconto | "
        "voor korting | 折前"
    ),
    "cart": (
        "cart | warenkorb | panier | carrito | carrello | koszyk | winkelwagen | корзина | 购物车"
    ),
    "company": (
        "razón social | ragione sociale | raison sociale | razão social | firmenname | "
        "company | firma | empresa | azienda | société | entreprise | bedrijf | компания | 公司"
    ),
    "variant": (
        "variant | variants | variante | varianten | variación | wariant | вариант | "
        "variation | 规格"
    ),
    "net amount": "imponibile | base imponible | base imponibile | base tributable",
    "age": "age | alter | edad | età | idade | wiek | leeftijd | возраст | 年龄",
    "compare": "compare | compared | vergleich | comparaison | streichpreis | сравнение",
    "current": (
        "current | actual | physical | your | our | main | aktuell | aktueller | physisch | "
        "ist | actuel | physique | réel | effectif | físico | fisico | attuale | atual | "
        "fizyczny | bieżący | aktualny | huidig | werkelijk | текущий | текущая | "
        "фактический | ваш | ваша | 当前 | 实际 | 现有"
    ),
    "sale": (
        "sale | sold | sell | selling | verkauf | verkaufs | verkauft | absatz | abverkauf | "
        "vente | ventes | vendu | vendus | vendue | venta | vendido | vendidos | vendida | "
        "vendita | vendite | venduto | venduta | vendute | venduti | venda | vendas | "
        "sprzedaż | sprzedaży | sprzedane | sprzedano | verkoop | verkoopt | verkocht | "
        "verkochte | продажа | продажи | продаж | продано | 销售 | 售出 | 出售 | prodej | "
        "prodeje | prodáno | försäljning | salg | solgt | såld | sålda | satış | satis | "
        "satılan | 販売 | 売上"
    ),
    "sales": "sales | umsätze | chiffre | fatturati",
    "revenue": (
        "revenue | turnover | takings | proceeds | gmv | umsatz | erlös | erlöse | einnahmen | "
        "chiffre d affaires | chiffre affaires | ca | c a | recette | recettes | ingresos | "
        "ingreso | facturación | facturacion | importe venta | ventas totales | fatturato | "
        "ricavo | ricavi | incasso | receita | faturamento | faturado | przychód | przychody | "
        "obrót | utarg | omzet | opbrengst | выручка | оборот | доход | 销售额 | 营业额 | "
        "收入 | 成交金额 | tržba | tržby | obrat | omsättning | intäkt | omsætning | ciro | "
        "hasılat | 売上高 | 売上金額"
    ),
    "amount": (
        "ammontare | importi | importes | montants | beträge | kwoty | valores | amounts | "
        "valori | amount | amt | value | val | money | sum | betrag | wert | summe | "
        "warenwert | montant | mt | mnt | valeur | somme | importe | monto | imp | valor | "
        "suma | importo | valore | vlr | vl | montante | kwota | wartość | wart | wartosc | "
        "bedrag | waarde | сумма | суммы | сумм | стоимость | стоим | 金额 | 总额 | 款 | "
        "částka | hodnota | belopp | summa | beløb | tutar | tutarı | 金額"
    ),
    "total": (
        "total | totals | tot | grand | overall | gesamt | ges | insgesamt | endbetrag | "
        "totale | totaux | général | totales | complessivo | somma | totais | razem | "
        "łącznie | ogółem | łączna | suma | totaal | итого | итог | всего | общая | общий | "
        "общее | 总 | 总计 | 合计 | 总共 | 共计 | celkem | celková | totalt | toplam | 合計 | "
        "extended | ext"
    ),
    "subtotal": (
        "subtotal | sub total | zwischensumme | sous total | subtotale | suma częściowa | "
        "subtotaal | подытог | промежуточный итог | 小计 | mezisoučet | delsumma | "
        "ara toplam | 小計"
    ),
    "net": (
        "neta | netas | netos | nette | nettes | netti | líquida | net | netto | nett | nto | "
        "net of tax | ex vat | excl vat | ex tax | excl tax | tax exclusive | before tax | "
        "exkl mwst | exkl ust | excl mwst | ohne mwst | zzgl mwst | ht | hors taxe | "
        "hors taxes | h t | sin iva | sin impuestos | neto | s iva | senza iva | iva esclusa | "
        "sem iva | líquido | liquido | bez vat | bez ptu | excl btw | ex btw | exclusief btw | "
        "без ндс | нетто | 不含税 | 未税 | bez dph | exkl moms | eks moms | kdv hariç | 税抜"
    ),
    "gross": (
        "bruta | brutas | brutos | brute | lorda | lordi | gross | brutto | bto | incl vat | "
        "inc vat | inc tax | incl tax | including tax | tax inclusive | with tax | inkl mwst | "
        "incl mwst | mit mwst | ttc | toutes taxes | t t c | con iva | iva incluido | "
        "iva incl | iva inc | iva incluso | bruto | con impuestos | iva inclusa | ivato | "
        "lordo | c iva | com iva | z vat | incl btw | inclusief btw | inc btw | с ндс | "
        "брутто | 含税 | s dph | inkl moms | kdv dahil | 税込"
    ),
    "cost": (
        "cost | costs | kosten | coût | cout | costo | costi | coste | costes | custo | "
        "custos | koszt | koszty | kost | себестоимость | себест | затраты | 成本 | náklad | "
        "náklady | kostnad | kostpris | kostprijs | maliyet | 原価 | wareneinsatz | pamp | "
        "prcmoy"
    ),
    "cogs": (
        "cogs | cost of goods sold | cost of goods | cost of sales | wareneinsatz | "
        "costo del venduto | cmv"
    ),
    "purchase price": (
        "purchase price | buying price | buy price | cost price | ek | ek preis | "
        "einkaufspreis | ekpreis | einstandspreis | bezugspreis | einstandspr | prix d achat | "
        "prix achat | pa | prix de revient | pa ht | precio de compra | precio compra | "
        "precio de coste | precio de costo | prezzo di acquisto | prezzo acquisto | "
        "prezzo d acquisto | costo acquisto | preço de custo | preço de compra | preço custo | "
        "cena zakupu | cena zak | inkoopprijs | inkoop | inkooppr | закупочная цена | "
        "цена закупки | цена закупа | закупка | 进价 | 进货价 | 采购价 | nákupní cena | "
        "inköpspris | indkøbspris | alış fiyatı | alis fiyati | 仕入単価 | 仕入値"
    ),
    "retail price": (
        "pv | pv ht | pv ttc | p vente | p venta | p vendita | pr vente | vk | vk brutto | "
        "vk netto | retail price | list price | rrp | msrp | srp | pvp | prix public | "
        "prix de vente | verkaufspreis | vkpreis | vk preis | uvp | precio de venta | "
        "precio venta | prezzo di vendita | prezzo vendita | prezzo al pubblico | "
        "preço de venda | preço venda | cena sprzedaży | cena sprzed | cena detaliczna | "
        "verkoopprijs | adviesprijs | розничная цена | цена продажи | цена реализации | "
        "零售价 | 售价 | 销售价 | 标价 | 吊牌价 | prodejní cena | försäljningspris | "
        "salgspris | satış fiyatı | 定価 | 販売価格"
    ),
    "discount": (
        "discount | discounts | disc | reduction | rebate | markdown | rabatt | rabatte | "
        "nachlass | skonto | preisnachlass | remise | remises | réduction | rem | descuento | "
        "descuentos | dto | desc | bonificación | rebaja | sconto | sconti | sc | abbuono | "
        "desconto | descontos | rabat | rabatu | upust | opust | bonifikata | korting | "
        "kortingen | afprijzing | скидка | скидки | скид | 折扣 | 优惠 | 优惠金额 | 折让 | "
        "减免 | sleva | slevy | avslag | nedsættelse | indirim | iskonto | 値引 | 値引き | 割引"
    ),
    "percent": (
        "percent | percentage | pct | perc | prozent | prozentsatz | satz | pourcentage | "
        "pour cent | taux | porcentaje | porc | percentuale | tasso | aliquota | percentual | "
        "porcentagem | alíquota | procent | procentowy | stawka | процент | ставка | 百分比 | "
        "率 | 折扣率 | sazba | procento | sats | oran | oranı"
    ),
    "date": (
        "时间 | date | dates | dt | datum | dat | tag | jour | fecha | fech | fec | día | "
        "dia | data | giorno | dnia | dzień | dag | дата | даты | день | 日期 | 日 | dato | "
        "tarih | tarihi | 日付 | 年月日 | datetime | datetimes | day | budat | fkdat"
    ),
    "time": (
        "time | uhrzeit | zeit | heure | heures | hora | ora | orario | horário | godzina | "
        "godz | czas | tijd | tijdstip | время | час | 时间 | 时刻 | čas | tid | klokkeslæt | "
        "saat | 時刻 | hour | timeofday | clock"
    ),
    "timestamp": (
        "timestamp | time stamp | zeitstempel | zeitpunkt | horodatage | ts | 日時 | 时间戳"
    ),
    "week": (
        "week | wk | woche | kw | kalenderwoche | semaine | sem | semana | settimana | "
        "tydzień | tyg | неделя | 周 | 周次 | 星期 | týden | vecka | uge | hafta | 週"
    ),
    "month": (
        "month | mth | monat | mois | mes | mese | mês | miesiąc | mies | maand | месяц | 月 | "
        "月份 | měsíc | månad | måned | ay | 年月"
    ),
    "year": (
        "year | yr | jahr | année | an | año | anno | ano | rok | jaar | год | 年 | 年份 | år | yıl"
    ),
    "period": (
        "period | periode | zeitraum | période | período | periodo | okres | период | 期间 | 周期"
    ),
    "booked": (
        "posting | posted | booking | buchung | buchungs | booked | effective | wertstellung"
    ),
    "issued": (
        "issue | issued | ausstellung | ausstellungs | émission | emisión | emision | "
        "emissione | emissão | wystawienia | wystawione | выписки | составления | оформления | "
        "vystavení"
    ),
    "created": (
        "开单 | created | creation | create | entered | placed | erstellt | erstellung | "
        "angelegt | anlage | erfasst | créé | création | creado | creación | creato | "
        "creazione | criado | criação | utworzono | utworzenia | złożenia | aangemaakt | "
        "создан | создания | 创建 | 下单 | 下单时间 | 成交 | 拍下 | vytvořeno | skapad | "
        "oprettet | oluşturma"
    ),
    "joined": (
        "joined | join | signup | sign up | registered | registration | member since | "
        "kunde seit | inscription | client depuis | alta | registro | iscrizione | "
        "registrazione | cadastro | rejestracja | rejestracji | inschrijving | aangemeld | "
        "регистрация | регистрации | 注册 | registrace"
    ),
    "updated": (
        "updated | update | modified | changed | edited | last change | geändert | änderung | "
        "modifié | mise à jour | maj | actualizado | modificado | modificato | aggiornato | "
        "atualizado | zmodyfikowano | aktualizacja | gewijzigd | изменен | обновлено | 更新 | "
        "修改"
    ),
    "due": (
        "due | fällig | fälligkeit | fälligkeits | échéance | vencimiento | scadenza | "
        "vencimento | termin płatności | termin | vervaldatum | verval | срок оплаты | срок | "
        "到期 | splatnost | förfallodatum | vade"
    ),
    "print": "print | printed | druck | gedruckt | imprimé | impresión | stampa | печати | 打印",
    "birth": (
        "birth | born | dob | birthday | geburtstag | geburts | naissance | nacimiento | nascita"
    ),
    "start": (
        "start | starts | begin | beginning | from | valid from | ab | von | gültig ab | "
        "gueltig ab | beginn | début | debut | à partir | valable du | desde | inicio | "
        "válido desde | inizio | dal | valido dal | início | a partir | od | początek | "
        "ważna od | obowiązuje od | vanaf | ingang | geldig vanaf | с даты | начало | начала | "
        "действует с | дата начала | 开始 | 生效 | 起始 | platnost od | başlangıç | 開始"
    ),
    "end": (
        "end | ends | until | till date | to | valid to | thru | bis | ende | gültig bis | "
        "fin | jusqu au | valable au | hasta | válido hasta | fine | al | valido al | fim | "
        "até | do | koniec | ważna do | obowiązuje do | tot | einde | geldig tot | конец | "
        "окончание | окончания | действует до | дата окончания | 结束 | 失效 | 截止 | konec | "
        "bitiş | 終了"
    ),
    "expected": (
        "expected | promised | eta | planned | scheduled | requested | erwartet | geplant | "
        "wunsch | voraussichtlich | prévu | prévue | attendu | esperado | prevista | "
        "previsto | atteso | planowana | planowany | oczekiwana | verwacht | verwachte | "
        "gepland | ожидаемая | плановая | ожидается | 预计 | 预期 | očekávané"
    ),
    "received": (
        "received | receiving | goods receipt | arrived | arrival | eingang | wareneingang | "
        "eingegangen | erhalten | réception | reçu le | reçue | recibido | recibida | "
        "recepción | ricevuto | ricevuta merce | ricevimento | arrivo | recebido | "
        "recebimento | przyjęcia | przyjęto | otrzymano | ontvangen | ontvangst | получено | "
        "получения | поступления | поступление | приход | 收货 | 到货 | 入库 | příjem"
    ),
    "ordered": (
        "ordered | bestellt | bestellte | commandé | commandée | pedida | pedido | ordinato | "
        "ordinata | encomendado | zamówiona | zamówione | besteld | bestelde | заказано | "
        "заказанное | 订购"
    ),
    "status": (
        "status | state | stage | auftragsstatus | zustand | statut | état | estado | stato | "
        "situação | situacao | estatus | stan | toestand | статус | состояние | 状态 | "
        "订单状态 | stav | durum | durumu | ステータス | 状態"
    ),
    "type": (
        "type | kind | typ | art | tipo | tipologia | rodzaj | soort | тип | вид | 类型 | "
        "druh | slag | tür | türü | 種類"
    ),
    "size": (
        "size | größe | taille | talla | tamaño | taglia | tamanho | rozmiar | maat | размер | 尺码"
    ),
    "color": (
        "color | colour | farbe | couleur | coloris | colore | cor | kolor | kleur | цвет | 颜色"
    ),
    "weight": (
        "weight | gewicht | poids | peso | waga | вес | 重量 | váha | vikt | vægt | ağırlık"
    ),
    "address": (
        "address | addr | adresse | anschrift | straße | strasse | street | rue | dirección | "
        "direccion | calle | indirizzo | via | endereço | adres | ulica | straat | адрес | "
        "地址 | adresa | 住所"
    ),
    "email": (
        "email | e mail | mail | courriel | correo | correo electrónico | почта | эл почта | 邮箱"
    ),
    "phone": (
        "phone | tel | telephone | telefon | téléphone | teléfono | telefono | телефон | 电话"
    ),
    "postcode": (
        "postcode | zip | postal | plz | postleitzahl | cp | code postal | cap | cep | 邮编"
    ),
    "comment": (
        "comment | comments | note | notes | remark | remarks | memo | bemerkung | anmerkung | "
        "notiz | commentaire | remarque | comentario | observaciones | nota | notas | "
        "osservazioni | observação | uwagi | komentarz | opmerking | комментарий | "
        "примечание | 备注 | 留言"
    ),
    "transit": (
        "transit | in transit | on order | incoming | inbound | open orders | unterwegs | "
        "bestellt offen | zulauf | offene bestellung | en cours | en commande | en tránsito | "
        "en transito | por recibir | in viaggio | in arrivo | in ordine | em trânsito | "
        "a receber | w drodze | zamówione u dostawcy | onderweg | in bestelling | "
        "in backorder | в пути | 在途 | na cestě"
    ),
    "reserved": (
        "reserved | committed | allocated | reserviert | réservé | reservado | impegnato | "
        "impegnata | zarezerwowane | rezerwacja | gereserveerd | резерв | зарезервировано | "
        "占用 | 锁定"
    ),
    "available": (
        "available | availability | sellable | verfügbar | verfügbare | disponible | "
        "disponibile | disponível | dostępne | dostępność | dostępny | beschikbaar | "
        "доступно | в наличии | 可用 | 可售 | dostupné"
    ),
    "minimum": (
        "minimum | min | moq | mindest | minimal | mínimo | minimo | minimalna | minimale | "
        "минимум | минимальный | 最小 | 最低"
    ),
    "maximum": (
        "maximum | max | höchst | maximal | máximo | massimo | maksymalna | максимум | 最大"
    ),
    "average": (
        "average | avg | mean | durchschnitt | durchschnittlich | moyen | moyenne | promedio | "
        "medio | media | średnia | gemiddeld | средняя | среднее | 平均"
    ),
    "previous": (
        "previous | prev | prior | last year | ly | vorjahr | précédent | anterior | "
        "precedente | poprzedni | vorig | прошлый | 上期 | 去年"
    ),
    "target": (
        "target | targets | budget | plan | goal | quota | ziel | soll | objectif | objetivo | "
        "obiettivo | meta | cel | doel | план | 目标"
    ),
    "pack": (
        "conf | conf pz | 每箱数量 | pack | case | carton | box | ve | gebinde | "
        "verpackungseinheit | packungsgröße | packung | conditionnement | colis | colisage | "
        "caja unidades | paquete | confezione | collo | caixa unidades | embalagem | "
        "opakowanie | opak | karton | verpakking | verpakkingseenheid | doos | упаковка | "
        "упаковке | 包装 | 箱规 | 装箱数"
    ),
    "lead": (
        "lead | lieferzeit | wiederbeschaffungszeit | délai | plazo | plazo de entrega | "
        "tempo di consegna | prazo | czas dostawy | levertijd | срок поставки | 交期 | "
        "提前期 | beschaffungszeit"
    ),
    "shelf life": (
        "shelf life | haltbarkeit | dlc | vida útil | shelflife | houdbaarheid | "
        "срок годности | 保质期 | trwałość"
    ),
    "days": "days | tage | tagen | jours | días | dias | giorni | dni | dagen | дней | дни | 天",
    "flag": "flag | indicator | ja nein",
    "closed": (
        "closed | closure | geschlossen | fermé | fermeture | cerrado | chiuso | fechado | "
        "zamknięte | gesloten | закрыто | 休息"
    ),
    "first": "first | erste | premier | primero | prénom",
    "last": "last | letzte | dernier | último | ultimo | ostatni | laatste | последний",
    "cancelled": (
        "cancelled | canceled | cancel | storniert | annulé | cancelado | annullato | "
        "anulowano | geannuleerd | отменен | 取消"
    ),
    "latitude": (
        "latitude | lat | breitengrad | latitud | latitudine | szerokość geograficzna | "
        "широта | 纬度"
    ),
    "longitude": (
        "longitude | lon | lng | long | längengrad | longitud | longitudine | "
        "długość geograficzna | долгота | 经度"
    ),
    "format": (
        "format | formats | vertriebslinie | betriebsform | enseigne | formato | insegna | "
        "формат | 业态"
    ),
    "opened": (
        "opened | opening | eröffnung | eröffnungs | eröffnet | ouverture | apertura | "
        "abertura | otwarcia | otwarcie | открытия | 开业"
    ),
    "holding": "holding | lagerung",
    "shortage": "shortage | missed | lost | fehlmenge",
}
"""Our word for what is said of a thing -> others' words for it."""
