"""What do systems call their columns in tables that no person was meant to read?

Field names of ERP and till databases, of tax authorities' files and of old systems whose names had
six or ten letters: SAP's German abbreviations, the Brazilian invoice, the Italian one, the Polish
register, the French FEC, 1C, and the short forms of AS/400 files. The form of things.py; a key of
several words is what one such name says at once. A word of things.py or qualifiers.py keeps its
meaning. Sources: the vendors' and authorities' public descriptions of their files.
"""

from __future__ import annotations

SYSTEM_WORDS: dict[str, str] = {
    "product id": (
        "c prod | stk code | stkcode | stk no | stock no | itemno | itmref | itemcode | item cd "
        "| prod cd | art cd | cd prod | codprod | cod prod | cd produto | codart | cod art | cve "
        "art | artcod | art code | prdno | prdcd | itmno | itnbr | itno | part nbr | kod tow | "
        "towar kod | twr kod | kod twr | artikelnr | kod nomenkl | nomer nomenkl | b1 cod | d2 "
        "cod | idarticulo | idproducto | idprodotto | idartikel | idtowar | prodcode | artid | "
        "codigoproducto | goods id | goods no | goods sn | spbm | hpbh | art kodas | sto code"
    ),
    "product name": (
        "x prod | arktx | maktx | itmdes | itemdesc | item desc | item dsc | prod desc | prod "
        "dsc | des prod | ds produto | desc art | des art | artbez | artbez1 | art bez | twr "
        "nazwa | nazwa tow | nazwa twr | prddes | itdsc | item nm | prod nm | goods nm | goods "
        "name | nomenkl | naim tovara | naim | naimen | naimenovanie | nazvanie | tovar | "
        "descripcio | spmc | hpmc | pm | articulo desc | denumire | desart | desprod | dsproduto"
    ),
    "category": (
        "matkl | maj grp | majgrp | maj group | major group | fam grp | agr oms | agr | wgbez | "
        "spart | prodh | grupo art | fam cod | codfam | cod fam | rayon cd | gruppa | gruppa tov "
        "| kategoriya | lbmc | ctgr | categ | catg | gr tow"
    ),
    "receipt id": (
        "vbeln | numer pelny | nr pelny | n nf | nnf | num doc | docnum | docno | doc nbr | doc "
        "nr | invnum | invno | inv nbr | ordno | ordnbr | num ticket | numticket | nro "
        "comprobante | nrocomp | num fac | numfac | num factura | numped | num ped | nr dok | "
        "dok nr | trn numer | trn nr | nr par | par nr | nr paragonu | belnr | bonnr | bonnummer "
        "| chk num | chk nbr | rcpt no | rcptno | tkt no | nomer cheka | nom cheka | nomer dok | "
        "nom dok | num chek | cheknum | id cheka | djbh | xsdh | ddbh | id chek | piece no | "
        "numpiece | ecriture num | num commande | n doc | n scontrino | scontr | num scontr | "
        "idticket | idfactura | idvenda | idpedido"
    ),
    "line": ("posnr | linnum | linno | n item | nitem | detlnr | num lin | numlin | d2 item"),
    "date": (
        "fkdat | audat | erdat | wadat | bldat | budat | dh emi | dt emissao | dtemissao | "
        "dtvenda | dt venda | dt mov | dtmov | fec vta | fecvta | fecfac | fec fac | fec doc | "
        "fecdoc | f vta | dat doc | datdoc | docdate | invdat | inv dt | ord dt | txn dt | trn "
        "dt | trans dt | sale dt | sales dt | bus dt | data prod | data sprz | data wyst | data "
        "dok | belegdat | bondat | data prodazhi | data prod zh | data cheka | data dok ta | "
        "data op | xsrq | djrq | kdrq | rq | dtfact | dat fact | date piece | piece date | dat "
        "vente | f emision | d doc"
    ),
    "time": "erzet | vremya | godz sprz | hora vta | uhrz | heure vente | xssj",
    "quantity": (
        "q com | qcom | kwmeng | lfimg | fklmg | qty sold | qtysold | qtyord | qty ord | ord qty "
        "| sld qty | sold qty | sls qty | qty inv | invqty | shpqty | cant vend | cantvend | "
        "cant vta | cantvta | can vta | uds vta | qt venda | qtvenda | qtd vendida | qtdvend | "
        "qt vend | qtavend | qta vend | qta v | qte vendue | qte vend | qtevend | il sprz | "
        "ilosc sprz | kolvo | kolich | kolichestvo | kol | sl | xssl | aant vk | verk aant | vk "
        "menge | vkmenge | abs menge | slsqty | d2 quant"
    ),
    "unit": "vrkme | meins | u com | ucom | ed izm | edizm | jm sprz | umed | unmed",
    "unit price": (
        "v un com | vuncom | prunit | pr unit | price unit | unitpr | untprc | unt prc | unit "
        "prc | prc unit | puvta | pu vta | precio vta | prvta | pvp unit | vl unit | vlunit | vl "
        "unitario | prunitario | prezzo unit | przunit | cena j | cena sprz | cena tsena | tsena "
        "| cena prod | pu ht | pu ttc | dj | lsj | netpr | d2 prcven | slsprc | sls prc | vk "
        "preis netto | einzpr | ezpr"
    ),
    "amount": (
        "v prod | vprod | netwr | kzwi1 | extamt | ext amt | linamt | lin amt | ln amt | net amt "
        "| slsamt | sls amt | sale amt | sales amt | imp vta | impvta | imp net | impnet | vl "
        "total | vltotal | vr total | vlr tot | imptot | mt ht | mt ttc | mnt ht | mnt ttc | "
        "mntht | mntttc | wart sprz | wartosc sprz | wart netto | wart brutto | summa | stoimost "
        "| stoim | je | xsje | d2 total | umsatz netto | umsatz brutto | umsatzwert"
    ),
    "discount": (
        "dsc ttl | disc ttl | dscttl | v desc | vdesc | skidka | skidki | skidok | sum skid | "
        "summa skidki | rab wart | imp dto | impdto | vl desc | vldesc | vl desconto | mt rem | "
        "mnt rem | mntremise | dscamt | dsc amt | disc amt | discamt"
    ),
    "cost": (
        "wavwr | sebest | sebestoimost | zakup | pr zak | cst amt | cstamt | unt cst | untcst | "
        "unitcst | stdcst | cst std | d2 custo | cpa"
    ),
    "net": "bez nds | beznds | sans tva | sin imp | sem imp",
    "gross": "s nds | snds | nds vkl",
    "tax": "nds | mwsbp | mwskz | v icms | vicms | vat amt | iva amt",
    "customer": (
        "kunnr | knt | kunag | custno | cust nbr | cstno | cust no | cusno | cusnum | clicod | "
        "cod cli | codcli | cd cliente | cve clte | idcliente | idclient | knt kod | knt nazwa | "
        "kontr | kontragent | pokupatel | klientas | khbh | khmc | debnr | debitor nr | a1 cod | "
        "d2 cliente"
    ),
    "supplier": ("postavshik | postavschik | fornec | codfor | cod prov | codprov | dostawca kod"),
    "store": (
        "werks | rvc | rvc name | revenue center | revenue centre | vkbur | whsno | whs | str "
        "nbr | strno | str no | storeno | store nbr | stornr | locnum | loc nbr | loc id | magid "
        "| cod mag | codmag | mag kod | magaz | magazin | sklad | filial cd | cd filial | codfil "
        "| cdfil | codfilial | cod filial | fil nr | filnr | codsuc | cod suc | id suc | "
        "idsucursal | idtienda | codtienda | cod tda | tda | pdv cod | idpdv | mdbh | mdmc | "
        "ckmc | d2 filial | idloja | cd loja | codloja"
    ),
    "name": "nm | nme | naim | mc",
    "product": "twr | towr | nomenkl",
    "total": "ttl",
    "description": "oms | omsch | dscr",
    "currency": ("waerk | waers | hwaer | curr cd | cur cd | crncy | valyuta | moneda cd | bz hb"),
    "status": "sts | stat cd | status cd",
    "percent": "pct | prc skid | proc",
}
"""Our words -> the names of columns that say them."""
