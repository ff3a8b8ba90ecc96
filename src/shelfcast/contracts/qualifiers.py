"""What do ten and more languages call what is said of a thing: its code, name, price, date, total?

The same form and order of languages as things.py. A key of several words is what one word of
another language says at once: `Einzelpreis` is a unit price.
Not here: how a header is read with these (landing/meaning/wording.py).
"""

from __future__ import annotations

from shelfcast.contracts.day_words import DAY_WORDS
from shelfcast.contracts.money_words import MONEY_WORDS

QUALIFIERS: dict[str, str] = {
    **MONEY_WORDS,
    **DAY_WORDS,
    "id": (
        "clave | symbol | id | ids | uid | uuid | guid | ident | identifier | code | codes | "
        "number | no | nr | num | nbr | key | № | n° | nº | # | kennung | kennzeichen | nummer | "
        "nummern | schlüssel | kz | numéro | numero | identifiant | código | codigo | cod | cód "
        "| núm | nro | codice | matricola | kod | kodu | numer | numeru | identyfikator | код | "
        "кода | номер | номера | ид | 编号 | 编码 | 代码 | 号 | 号码 | kód | číslo | čís | "
        "numara | numarası | コード | 番号 | kode | tunnus"
    ),
    "reference": (
        "reference | ref | refs | referenz | réf | référence | references | referencia | "
        "riferimento | rif | referência | referencja | referentie | 参考号"
    ),
    "name": (
        "display name | anzeigename | nom affiché | nombre mostrado | nome visualizzato | nome "
        "de exibição | nazwa wyświetlana | weergavenaam | отображаемое имя | 显示名称 | 昵称 | "
        "nickname | 简称 | 全称 | name | names | bezeichnung | bez | benennung | nom | libellé | "
        "libelle | lib | intitulé | désignation | designation | désign | nombre | denominación | "
        "denominacion | nome | denominazione | denom | designação | denominação | nazwa | nazwy "
        "| nazw | naam | benaming | наименование | наим | название | имя | 名称 | 品名 | 名 | "
        "标题 | název | jméno | namn | benævnelse | navn | benämning | adı | adi | isim | ismi | "
        "title | titel | titre | título | titolo | tytuł | fullname | full name"
    ),
    "description": (
        "tekst | concepto | concept | conceito | description | desc | descr | dsc | beschreibung "
        "| artikeltext | kurztext | langtext | text | buchungstext | artikelbeschreibung | "
        "descripción | descripcion | descrip | descrizione | descrição | descricao | opis | "
        "opisu | omschrijving | omschr | beschrijving | описание | 描述 | 说明 | 摘要 | popis | "
        "beskrivning | beskrivelse | açıklama | aciklama | 説明 | details"
    ),
    "quantity": (
        "liters | litres | litry | litrów | litri | litros | литры | литров | gallons | gallonen "
        "| bottles | bottles sold | flaschen | unités | aantallen | ilości | quantitativo | "
        "number of | no of | count of | nr of | anzahl der | numero di pezzi | liczba szt | unid "
        "| qtà vend | szt sprzedane | ilosc szt | uds vendidas | 售出数量 | 实发数量 | 数量合计 "
        "| quantity | quantities | qty | quant | qnty | qté | qte | qtés | q ty | units | unit "
        "count | pieces | pcs | pc | count | cnt | nos | volume | anzahl | anz | menge | mng | "
        "mge | stück | stk | stückzahl | quantité | quantites | nombre | nb | nbre | cantidad | "
        "cantidades | cant | ctd | ctdad | unidades | uds | und | piezas | quantità | qta | qtà "
        "| q tà | q ta | pezzi | pz | nr pezzi | quantidade | qtd | qtde | qtdade | unidades "
        "vendidas | qde | ilość | ilosc | szt | sztuk | sztuki | liczba | liczba sztuk | aantal "
        "| aant | hoeveelheid | stuks | количество | колич | кол | кол во | колво | к во | шт | "
        "штук | 数量 | 件数 | 个数 | 销量 | 销售量 | 购买数量 | množství | počet | ks | kusů | "
        "antal | mängd | mængde | miktar | miktarı | adet | 個数 | 数 | kol vo | menge vk | "
        "fkimg"
    ),
    "unit": (
        "unit | bottle | units of measure | uom | um | each | ea | per unit | einheit | eh | "
        "einh | einzel | einz | unité | unitaire | unitaires | unidad | unitario | unitaria | "
        "unità | unitari | unid | unitário | unitária | jednostka | jednostkowa | jednostkowy | "
        "jedn | jm | j m | sztukę | za sztukę | eenheid | eenheids | per stuk | единица | "
        "единицу | за единицу | ед | за шт | штуку | за штуку | 单位 | 单件 | jednotka | "
        "jednotková | enhet | enhed | styk | birim | 単位"
    ),
    "source": (
        "source | quelle | herkunft | fuente | origine | origen | origem | źródło | bron | "
        "источник | 来源"
    ),
    "cart": (
        "cart | warenkorb | panier | carrito | carrello | koszyk | winkelwagen | корзина | 购物车"
    ),
    "company": (
        "razón social | ragione sociale | raison sociale | razão social | firmenname | company | "
        "firma | empresa | azienda | société | entreprise | bedrijf | компания | 公司"
    ),
    "variant": (
        "variant | variants | variante | varianten | variación | wariant | вариант | variation | "
        "规格"
    ),
    "current": (
        "current | actual | physical | your | our | main | aktuell | aktueller | physisch | ist "
        "| actuel | physique | réel | effectif | físico | fisico | attuale | atual | fizyczny | "
        "bieżący | aktualny | huidig | werkelijk | текущий | текущая | фактический | ваш | ваша "
        "| 当前 | 实际 | 现有"
    ),
    "status": (
        "status | state | stage | auftragsstatus | zustand | statut | état | estado | stato | "
        "situação | situacao | estatus | stan | toestand | статус | состояние | 状态 | 订单状态 "
        "| stav | durum | durumu | ステータス | 状態"
    ),
    "type": (
        "type | kind | typ | art | tipo | tipologia | rodzaj | soort | тип | вид | 类型 | druh | "
        "slag | tür | türü | 種類"
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
        "direccion | calle | indirizzo | via | endereço | adres | ulica | straat | адрес | 地址 "
        "| adresa | 住所"
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
        "osservazioni | observação | uwagi | komentarz | opmerking | комментарий | примечание | "
        "备注 | 留言"
    ),
    "transit": (
        "transit | in transit | on order | incoming | inbound | open orders | unterwegs | "
        "bestellt offen | zulauf | offene bestellung | en cours | en commande | en tránsito | en "
        "transito | por recibir | in viaggio | in arrivo | in ordine | em trânsito | a receber | "
        "w drodze | zamówione u dostawcy | onderweg | in bestelling | in backorder | в пути | "
        "在途 | na cestě"
    ),
    "reserved": (
        "reserved | committed | allocated | reserviert | réservé | reservado | impegnato | "
        "impegnata | zarezerwowane | rezerwacja | gereserveerd | резерв | зарезервировано | 占用 "
        "| 锁定"
    ),
    "available": (
        "available | availability | sellable | verfügbar | verfügbare | disponible | disponibile "
        "| disponível | dostępne | dostępność | dostępny | beschikbaar | доступно | в наличии | "
        "可用 | 可售 | dostupné"
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
        "previous | prev | prior | last year | ly | vorjahr | précédent | anterior | precedente "
        "| poprzedni | vorig | прошлый | 上期 | 去年"
    ),
    "target": (
        "target | targets | budget | plan | goal | quota | ziel | soll | objectif | objetivo | "
        "obiettivo | meta | cel | doel | план | 目标"
    ),
    "pack": (
        "conf | conf pz | 每箱数量 | pack | case | carton | box | ve | gebinde | "
        "verpackungseinheit | packungsgröße | packung | conditionnement | colis | colisage | "
        "caja unidades | paquete | confezione | collo | caixa unidades | embalagem | opakowanie "
        "| opak | karton | verpakking | verpakkingseenheid | doos | упаковка | упаковке | 包装 | "
        "箱规 | 装箱数"
    ),
    "flag": "flag | indicator | ja nein",
    "cancelled": (
        "cancelled | canceled | cancel | storniert | annulé | cancelado | annullato | anulowano "
        "| geannuleerd | отменен | 取消"
    ),
    "latitude": (
        "latitude | lat | breitengrad | latitud | latitudine | szerokość geograficzna | широта | "
        "纬度"
    ),
    "longitude": (
        "longitude | lon | lng | long | längengrad | longitud | longitudine | długość "
        "geograficzna | долгота | 经度"
    ),
    "format": (
        "format | formats | vertriebslinie | betriebsform | enseigne | formato | insegna | "
        "формат | 业态"
    ),
}
