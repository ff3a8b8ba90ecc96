"""Twelve more exports, written after the rules: how a list not tuned for is read."""

from __future__ import annotations

from collections.abc import Callable

from corpus.case import Export, enter
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import bracketed, comma, de, en, fr, plain, spaced


def _made(listing: Listing, columns: str) -> Callable[[], Export]:
    return lambda: listing.write(columns)


_PLAIN = Style(returns=0.03, discounts=0)
_CASES = {
    "baumarkt_bondaten": (
        ("DE", "Europe/Berlin"),
        Listing("de", "Bondaten_KW03.csv", 701, money=de, encoding="cp1252", style=_PLAIN),
        "Bontag=minute:%d.%m.%Y | Uhrz.=time:%H:%M | Markt-Nr.=store | Bon-ID=order"
        " | Artikel-EAN=ean | Artikeltext=name | Sortimentsgruppe=category | Stückzahl=qty:0"
        " | Einzel-VK=price | Gesamt-VK=amount | MwSt-Kz=text:A",
    ),
    "hotel_minibar": (
        ("CH", "Europe/Zurich"),
        Listing("de", "Leistungen.csv", 702, money=plain, before="CHF ", style=_PLAIN),
        "Leistungsdatum=day:%d.%m.%Y | Rechnungs-Nr=order | Gast=customer_only | Zimmer=text:12"
        " | Leistung=name_only | Anz.=qty:0 | Einzelbetrag=price | Gesamtbetrag=amount",
    ),
    "grossiste_bl": (
        ("FR", "Europe/Paris"),
        Listing("fr", "lignes_bl.csv", 703, money=comma, encoding="cp1252", style=_PLAIN),
        "Dt BL=day:%d/%m/%Y | N° BL=order | Cpte client=customer | Réf. art.=product"
        " | Désignation article=name | Cond.=text:CAR6 | Qté livrée=qty:0 | PU net HT=price"
        " | Mt HT=amount | Mt TVA=!revenue/tax",
    ),
    "parapharmacie_caisse": (
        ("FR", "Europe/Paris"),
        Listing("fr", "caisse_mars.csv", 704, money=fr, style=Style(returns=0)),
        "Horodatage=moment:%d/%m/%Y %H:%M:%S | N° de vente=order | Opérateur=text:PM"
        " | Code ACL=product | Dénomination=name | Labo=text:AVENE | Nb=qty:0 | Prix TTC=price"
        " | Remise €=discount | Net TTC=amount",
    ),
    "libreria_mostrador": (
        ("ES", "Europe/Madrid"),
        Listing("es", "mostrador.csv", 705, money=de, style=_PLAIN),
        "Día=minute:%d-%m-%Y | Hora=time:%H:%M | Caja=text:2 | Nº venta=order | ISBN/EAN=ean"
        " | Título=name | Materia=category | Ejemplares=qty:0 | P.V.P.=price | Total línea=amount",
    ),
    "ferreteria_mexico": (
        ("MX", "America/Mexico_City"),
        Listing("es", "reporte_vtas.csv", 706, mark=",", money=en, before="$", style=_PLAIN),
        "FECHA DE VENTA=day:%d/%m/%Y | FOLIO=order | SUC.=store | CVE. PRODUCTO=product"
        " | DESCRIPCION=name | DEPTO.=category | CANT.=qty:0 | P. UNIT.=price | IMPORTE=amount"
        " | I.V.A.=!revenue/tax",
    ),
    "abbigliamento_varianti": (
        ("IT", "Europe/Rome"),
        Listing("it", "vendite_pv.csv", 707, money=comma, after=" €", style=_PLAIN),
        "Data vend.=day:%d/%m/%Y | PdV=store_only | Docum.=order | Cod. art.=product"
        " | Descriz.=name | Tg.=text:M | Col.=text:Blu | Capi=qty:0 | Prezzo cartellino=price"
        " | Incassato=amount",
    ),
    "padaria_caixa": (
        ("BR", "America/Sao_Paulo"),
        Listing("pt", "cupons.csv", 708, money=de, before="R$ ", style=_PLAIN),
        "Dt. Movimento=day:%d/%m/%Y | PDV=text:01 | COO=order | Cód. Item=product"
        " | Descrição do Item=name | Qtde.=qty:0 | Vlr. Unit.=price | Vlr. Item=amount"
        " | Sit. Trib.=text:F1",
    ),
    "hurtownia_wz": (
        ("PL", "Europe/Warsaw"),
        Listing("pl", "pozycje_wz.csv", 709, money=spaced, encoding="cp1250", style=_PLAIN),
        "Data wydania=day:%d.%m.%Y | Nr WZ=order | Kontrahent=customer_only | Indeks=product"
        " | Nazwa asortymentu=name | J.m.=text:szt | Ilość wyd.=qty:2 | Cena netto=price"
        " | Wart. netto=amount",
    ),
    "bouwmarkt_kassalijst": (
        ("NL", "Europe/Amsterdam"),
        Listing("nl", "kassalijst.csv", 710, money=comma, before="€ ", style=Style(returns=0)),
        "Verkoopdatum=day:%d/%m/%Y | Kassabonnr.=order | Vest.=store_only | Art.nr.=product"
        " | Artikelomschrijving=name | Verkocht aantal=qty:0 | Stuksprijs=price"
        " | Kortingsbedrag=discount | Verkoopbedrag=amount",
    ),
    "stroymarket_vygruzka": (
        ("RU", "Europe/Moscow"),
        Listing("ru", "Выгрузка продаж.csv", 711, money=spaced, encoding="cp1251", style=_PLAIN),
        "Дата реализации=day:%d.%m.%Y | № док.=order | Торг. точка=store_only | Код тов.=product"
        " | Наименование товара=name | Тов. группа=category | Кол-во ед.=qty:0"
        " | Цена реализ.=price | Сумма реализ.=amount",
    ),
    "yaodian_lingshou": (
        ("CN", "Asia/Shanghai"),
        Listing("zh", "零售明细.csv", 712, mark=",", money=plain, encoding="gb18030", style=_PLAIN),
        "零售日期=day:%Y-%m-%d | 药店=store_only | 小票号=order | 药品编码=product"
        " | 通用名=name | 剂型=text:片剂 | 零售数量=qty:0 | 零售单价=price | 零售金额=amount"
        " | 医保支付=text:0.00",
    ),
    "garden_centre_epos": (
        ("GB", "Europe/London"),
        Listing("en", "epos_dump.csv", 713, mark=",", money=bracketed, style=_PLAIN),
        "Trn Date=minute:%d/%m/%y | Trn Time=time:%H:%M | Site Cd=store | Trn No=order"
        " | PLU Cd=product"
        " | PLU Desc=name | Dept Desc=category | Sls Units=qty:0 | Sell Prc=price | Sls Val=amount"
        " | Op=text:7",
    ),
    "saas_billing_export": (
        ("US", "UTC"),
        Listing("en", "invoice_line_items.csv", 714, mark=",", money=plain, style=_PLAIN),
        "invoice_line_item_id=text:li_1 | invoice_number=order | customer_external_id=customer"
        " | billed_at=moment:%Y-%m-%dT%H:%M:%SZ | plan_or_sku=product | item_description=name"
        " | billed_units=qty:0 | price_per_unit=price | line_amount=amount | currency=text:usd",
    ),
}
for _name, (_where, _listing, _columns) in _CASES.items():
    enter(_name, _made(_listing, _columns), *_where)
