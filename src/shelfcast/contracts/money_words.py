"""What do ten and more languages call money: prices, costs, amounts, totals, net and gross?

The same form as qualifiers.py, which holds these too.
"""

from __future__ import annotations

MONEY_WORDS: dict[str, str] = {
    "price": (
        "prz | pr | 単価格 | стоимость | price | prices | rate | tariff | preis | preise | prs | "
        "prix | tarif | px | precio | precios | pvp | prezzo | prezzi | listino | preço | precos "
        "| cena | ceny | prijs | prijzen | tarief | цена | цены | стоимость единицы | 价格 | 价 "
        "| 售价 | pris | fiyat | fiyatı | 値段 | 価格 | 売価"
    ),
    "unit price": (
        "literprijs | prijs per liter | literpreis | preis je liter | prix au litre | prix litre "
        "| precio litro | precio por litro | prezzo al litro | preço por litro | cena za litr | "
        "цена за литр | price per litre | price per gallon | pu | prz unit | pr unit | p "
        "unitario | prix u ht | einzelpr | e pr | unit price | price each | einzelpreis | ep | e "
        "preis | stückpreis | p u | prix unitaire | p unit | prix u | precio unitario | precio "
        "unit | prezzo unitario | prezzo unit | preço unitário | vlr unit | valor unitário | vl "
        "unitario | vlr unitário | valor unit | cena jednostkowa | cena jedn | cena j | "
        "stukprijs | eenheidsprijs | prijs per stuk | цена за единицу | цена за ед | ед цена | "
        "цена за шт | 单价 | 销售单价 | jednotková cena | cena za kus | styckpris | stykpris | "
        "enhetspris | birim fiyat | birim fiyatı | 単価 | netpr | à prix"
    ),
    "total price": "total price | g preis | gpreis | gesamtpr | gespreis",
    "billing": (
        "billing | bill | billed | bill to | rechnungsadresse | facturation | facturación | "
        "fatturazione | faturamento endereço"
    ),
    "discounted": (
        "after discount | со скидкой | с учетом скидки | nach rabatt | après remise | remise "
        "déduite | con descuento | scontato | po rabacie | z rabatem | discounted | com desconto "
        "| na korting | 折后 | 优惠后"
    ),
    "undiscounted": (
        "before discount | без скидки | до скидки | vor rabatt | avant remise | sin descuento | "
        "senza sconto | przed rabatem | bez rabatu | sem desconto | voor korting | 折前"
    ),
    "net amount": "imponibile | base imponible | base imponibile | base tributable",
    "compare": "compare | compared | vergleich | comparaison | streichpreis | сравнение",
    "sale": (
        "sale | sold | sell | selling | verkauf | verkaufs | verkauft | absatz | abverkauf | "
        "vente | ventes | vendu | vendus | vendue | venta | vendido | vendidos | vendida | "
        "vendita | vendite | venduto | venduta | vendute | venduti | venda | vendas | sprzedaż | "
        "sprzedaży | sprzedane | sprzedano | verkoop | verkoopt | verkocht | verkochte | продажа "
        "| продажи | продаж | продано | 销售 | 售出 | 出售 | prodej | prodeje | prodáno | "
        "försäljning | salg | solgt | såld | sålda | satış | satis | satılan | 販売 | 売上"
    ),
    "sales": "sales | umsätze | chiffre | fatturati",
    "revenue": (
        "revenue | turnover | takings | proceeds | gmv | umsatz | erlös | erlöse | einnahmen | "
        "chiffre d affaires | chiffre affaires | ca | c a | recette | recettes | ingresos | "
        "ingreso | facturación | facturacion | importe venta | ventas totales | fatturato | "
        "ricavo | ricavi | incasso | receita | faturamento | faturado | przychód | przychody | "
        "obrót | utarg | omzet | opbrengst | выручка | оборот | доход | 销售额 | 营业额 | 收入 | "
        "成交金额 | tržba | tržby | obrat | omsättning | intäkt | omsætning | ciro | hasılat | "
        "売上高 | 売上金額"
    ),
    "amount": (
        "ammontare | importi | importes | montants | beträge | kwoty | valores | amounts | "
        "valori | amount | amt | value | val | money | sum | betrag | wert | summe | warenwert | "
        "montant | mt | mnt | valeur | somme | importe | monto | imp | valor | suma | importo | "
        "valore | vlr | vl | montante | kwota | wartość | wart | wartosc | bedrag | waarde | "
        "сумма | суммы | сумм | стоимость | стоим | 金额 | 总额 | 款 | částka | hodnota | belopp "
        "| summa | beløb | tutar | tutarı | 金額"
    ),
    "total": (
        "total | totals | tot | grand | overall | gesamt | ges | insgesamt | endbetrag | totale "
        "| totaux | général | totales | complessivo | somma | totais | razem | łącznie | ogółem "
        "| łączna | suma | totaal | итого | итог | всего | общая | общий | общее | 总 | 总计 | "
        "合计 | 总共 | 共计 | celkem | celková | totalt | toplam | 合計 | extended | ext"
    ),
    "subtotal": (
        "subtotal | sub total | zwischensumme | sous total | subtotale | suma częściowa | "
        "subtotaal | подытог | промежуточный итог | 小计 | mezisoučet | delsumma | ara toplam | "
        "小計"
    ),
    "net": (
        "tax excl | taxes excl | neta | netas | netos | nette | nettes | netti | líquida | net | "
        "netto | nett | nto | net of tax | ex vat | excl vat | ex tax | excl tax | tax exclusive "
        "| before tax | exkl mwst | exkl ust | excl mwst | ohne mwst | zzgl mwst | ht | hors "
        "taxe | hors taxes | h t | sin iva | sin impuestos | neto | s iva | senza iva | iva "
        "esclusa | sem iva | líquido | liquido | bez vat | bez ptu | excl btw | ex btw | "
        "exclusief btw | без ндс | нетто | 不含税 | 未税 | bez dph | exkl moms | eks moms | kdv "
        "hariç | 税抜"
    ),
    "gross": (
        "tax incl | taxes incl | bruta | brutas | brutos | brute | lorda | lordi | gross | "
        "brutto | bto | incl vat | inc vat | inc tax | incl tax | including tax | tax inclusive "
        "| with tax | inkl mwst | incl mwst | mit mwst | ttc | toutes taxes | t t c | con iva | "
        "iva incluido | iva incl | iva inc | iva incluso | bruto | con impuestos | iva inclusa | "
        "ivato | lordo | c iva | com iva | z vat | incl btw | inclusief btw | inc btw | с ндс | "
        "брутто | 含税 | s dph | inkl moms | kdv dahil | 税込"
    ),
    "cost": (
        "cost | costs | kosten | coût | cout | costo | costi | coste | costes | custo | custos | "
        "koszt | koszty | kost | себестоимость | себест | затраты | 成本 | náklad | náklady | "
        "kostnad | kostpris | kostprijs | maliyet | 原価 | wareneinsatz | pamp | prcmoy"
    ),
    "cogs": (
        "cogs | cost of goods sold | cost of goods | cost of sales | wareneinsatz | costo del "
        "venduto | cmv"
    ),
    "purchase price": (
        "purchase price | buying price | buy price | cost price | ek | ek preis | einkaufspreis "
        "| ekpreis | einstandspreis | bezugspreis | einstandspr | prix d achat | prix achat | pa "
        "| prix de revient | pa ht | precio de compra | precio compra | precio de coste | precio "
        "de costo | prezzo di acquisto | prezzo acquisto | prezzo d acquisto | costo acquisto | "
        "preço de custo | preço de compra | preço custo | cena zakupu | cena zak | inkoopprijs | "
        "inkoop | inkooppr | закупочная цена | цена закупки | цена закупа | закупка | 进价 | "
        "进货价 | 采购价 | nákupní cena | inköpspris | indkøbspris | alış fiyatı | alis fiyati | "
        "仕入単価 | 仕入値"
    ),
    "retail price": (
        "pv | pv ht | pv ttc | p vente | p venta | p vendita | pr vente | vk | vk brutto | vk "
        "netto | retail price | list price | rrp | msrp | srp | pvp | prix public | prix de "
        "vente | verkaufspreis | vkpreis | vk preis | uvp | precio de venta | precio venta | "
        "prezzo di vendita | prezzo vendita | prezzo al pubblico | preço de venda | preço venda "
        "| cena sprzedaży | cena sprzed | cena detaliczna | verkoopprijs | adviesprijs | "
        "розничная цена | цена продажи | цена реализации | 零售价 | 售价 | 销售价 | 标价 | "
        "吊牌价 | prodejní cena | försäljningspris | salgspris | satış fiyatı | 定価 | 販売価格"
    ),
    "discount": (
        "discount | discounts | disc | reduction | rebate | markdown | rabatt | rabatte | "
        "nachlass | skonto | preisnachlass | remise | remises | réduction | rem | descuento | "
        "descuentos | dto | desc | bonificación | rebaja | sconto | sconti | sc | abbuono | "
        "desconto | descontos | rabat | rabatu | upust | opust | bonifikata | korting | "
        "kortingen | afprijzing | скидка | скидки | скид | 折扣 | 优惠 | 优惠金额 | 折让 | 减免 "
        "| sleva | slevy | avslag | nedsættelse | indirim | iskonto | 値引 | 値引き | 割引"
    ),
    "percent": (
        "percent | percentage | pct | perc | prozent | prozentsatz | satz | pourcentage | pour "
        "cent | taux | porcentaje | porc | percentuale | tasso | aliquota | percentual | "
        "porcentagem | alíquota | procent | procentowy | stawka | процент | ставка | 百分比 | 率 "
        "| 折扣率 | sazba | procento | sats | oran | oranı"
    ),
    "holding": "holding | lagerung",
    "shortage": "shortage | missed | lost | fehlmenge",
}
