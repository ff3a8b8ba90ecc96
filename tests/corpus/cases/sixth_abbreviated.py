"""Exports whose names were made for programs: dumps of databases, ten letters, field codes."""

from __future__ import annotations

from collections.abc import Callable

from corpus.case import Export, enter
from corpus.listing import Listing
from corpus.world import Style
from corpus.write import comma, de, plain, trailing


def _made(listing: Listing, columns: str) -> Callable[[], Export]:
    return lambda: listing.write(columns)


_PLAIN = Style(returns=0.03, discounts=0)
_CASES = {
    "sap_vbrp_dump": (
        ("DE", "Europe/Berlin"),
        Listing("de", "ZSD_VBRP_EXPORT.CSV", 601, money=trailing, style=_PLAIN),
        "VBELN=order | POSNR=text:000010 | FKDAT=day:%Y%m%d | KUNAG=customer | WERKS=store"
        " | MATNR=product | ARKTX=name | FKIMG=qty:3 | VRKME=text:ST | NETWR=net | WAERK=text:EUR"
        " | WAVWR=!unit_cost/line_cost",
    ),
    "dbf_prodazhi": (
        ("RU", "Europe/Moscow"),
        Listing("ru", "PRODAZHI.csv", 602, money=plain, encoding="cp1251", style=Style(scale=7)),
        "DATA_PROD=day:%d.%m.%Y | NOM_CHEKA=order | SKLAD=store | KOD_TOV=product | NAIMEN=name"
        " | KOLVO=qty:3 | CENA=price | SUM_SKIDKI=discount | SUMMA_BEZ_NDS=net"
        " | SUMMA_NDS=!revenue/tax | SUMMA=amount",
    ),
    "as400_ventas": (
        ("ES", "Europe/Madrid"),
        Listing("es", "VTAS0124.TXT", 603, money=comma, encoding="cp850", style=_PLAIN),
        "CodTda=store | FecVta=day:%d/%m/%y | NumTicket=order | CodArt=product | DescArt=name"
        " | CodFam=category | Cant_Vend=qty:0 | PrVta=price | ImpVta=amount"
        " | ImpCosto=!unit_cost/line_cost",
    ),
    "winthor_vendas": (
        ("BR", "America/Sao_Paulo"),
        Listing("pt", "vendas_dw.csv", 604, mark=",", money=plain, style=Style(returns=0)),
        "dtVenda=moment:%Y-%m-%d %H:%M:%S | codFilial=store | numPedido=order | codCli=customer"
        " | codProd=product | descProd=name | qtVenda=qty:0 | vlUnit=price | vlDesc=discount"
        " | vlTotal=amount",
    ),
    "gestionale_movimenti": (
        ("IT", "Europe/Rome"),
        Listing("it", "MOVVEN.CSV", 605, money=comma, style=_PLAIN),
        "DTDOC=day:%d-%m-%Y | NRDOC=order | CDMAG=store | CDCLI=customer | CDART=product"
        " | DSART=name | UM=text:PZ | QTAMOV=qty:2 | PRZUNI=price | IMPNET=amount",
    ),
    "cdn_traelem": (
        ("PL", "Europe/Warsaw"),
        Listing("pl", "TraElem.csv", 606, money=plain, style=_PLAIN),
        "TrN_DataWyst=day:%Y-%m-%d | TrN_NumerPelny=order | Mag_Symbol=store"
        " | Knt_Kod=customer | TrE_TwrKod=product | TrE_TwrNazwa=name | TrE_Ilosc=qty:4"
        " | TrE_Cena=price | TrE_WartoscNetto=net | TrE_WartoscBrutto=amount",
    ),
    "simphony_menu_items": (
        ("US", "America/New_York"),
        Listing("en", "MI_DTL.csv", 607, mark=",", money=plain, style=Style(returns=0)),
        "BusDt=day:%m/%d/%Y | RVC=store_only | ChkNum=order | MajGrp=category | ItmNum=product"
        " | ItmName=name | SlsCnt=qty:0 | PriceLvl=text:1 | UnitPrc=price | GrossSls=gross"
        " | DscTtl=discount | NetSls=amount",
    ),
    "kruidvat_dwh": (
        ("NL", "Europe/Amsterdam"),
        Listing("nl", "FACT_KASSA.csv", 608, mark="|", money=plain, style=_PLAIN),
        "DATUM_KEY=day:%Y%m%d | FILIAAL_NR=store | BON_NR=order | ART_NR=product | ART_OMS=name"
        " | AGR_OMS=category | AANT_VERK=qty:0 | VK_PRIJS=price | OMZET_INCL=amount"
        " | OMZET_EXCL=net",
    ),
    "umsatzliste_kurz": (
        ("AT", "Europe/Vienna"),
        Listing("de", "Umsatzliste.csv", 609, money=de, encoding="cp1252", style=_PLAIN),
        "Re.-Dat.=day:%d.%m.%y | Re.-Nr.=order | Kd.-Nr.=customer | Art.=product | Bez. 1=name"
        " | Mge=qty:0 | ME=text:Stk | E-Preis=price | Rab. %=!discount/off | Ums. brutto=amount"
        " | Ums. netto=net",
    ),
}
for _name, (_where, _listing, _columns) in _CASES.items():
    enter(_name, _made(_listing, _columns), *_where)
