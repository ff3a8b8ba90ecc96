"""Items, shops, customers and orders to suppliers in more languages."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from corpus.case import Export, Sheet, case
from corpus.words import CITIES, PEOPLE
from corpus.world import Style, products, sale_lines
from corpus.write import comma, de, delimited, dmy, plain, short, spaced

Row = dict[str, Any]


def _made(
    file: str, encoding: str, dataset: str, rows: list[Row], columns: str, mark: str = ";"
) -> Export:
    """`columns` are `their name=ours:key`; a row's `=key` is the truth of its key."""
    sheet = Sheet(rows)
    for column in columns.split(" | "):
        name, _, told = column.partition("=")
        ours, _, key = told.partition(":")
        sheet.our(name, ours, lambda x, k=key: x[k], lambda x, k=key: x.get("=" + k, x[k]))
    text = delimited([sheet.header, *sheet.rows], mark)
    return Export(file, text.encode(encoding), (sheet.truth(dataset),))


def _items(language: str, seed: int, write: Any, style: Style | None = None) -> list[Row]:
    rng = random.Random(seed)
    return [
        {
            "code": x.code,
            "name": x.name,
            "group": x.category,
            "ean": x.ean,
            "price": write(x.price),
            "=price": x.price,
            "cost": write(x.cost),
            "=cost": x.cost,
            "by": f"S{rng.randrange(10, 20)}",
            "pack": str(pack := rng.choice((6, 12, 24))),
            "=pack": Decimal(pack),
            "brand": rng.choice(("Alfa", "Beta", "Gamma")),
        }
        for x in products(language, rng, style or Style(product="A{}"))
    ]


@case("RU", "Europe/Moscow")
def spravochnik_nomenklatury() -> Export:
    """1C's list of items."""
    return _made(
        "nomenklatura.csv",
        "cp1251",
        "products",
        _items("ru", 171, spaced),
        "Код=product_id:code | Наименование=product_name:name | Группа товаров=category:group"
        " | Производитель=brand:brand | Штрихкод=:ean | Закупочная цена=unit_cost:cost"
        " | Розничная цена=unit_price:price | Поставщик=supplier_id:by",
    )


@case("IT", "Europe/Rome")
def anagrafica_articoli() -> Export:
    """An Italian list of items."""
    return _made(
        "articoli.csv",
        "cp1252",
        "products",
        _items("it", 172, lambda n: "€ " + de(n)),
        "Codice articolo=product_id:code | Descrizione=product_name:name | Categoria=category:group"
        " | Marca=brand:brand | Cod. barre=:ean | Costo=unit_cost:cost | Prezzo listino=unit_price:"
        "price | Fornitore=supplier_id:by | Pz. per conf.=pack_size:pack",
    )


@case("BR", "America/Sao_Paulo")
def cadastro_de_produtos() -> Export:
    """A Brazilian list of items."""
    return _made(
        "produtos.csv",
        "utf-8",
        "products",
        _items("pt", 173, lambda n: "R$ " + de(n)),
        "Código=product_id:code | Descrição=product_name:name | Categoria=category:group"
        " | Marca=brand:brand | GTIN/EAN=:ean | Preço de custo=unit_cost:cost"
        " | Preço de venda=unit_price:price | Fornecedor=supplier_id:by",
    )


@case("CN", "Asia/Shanghai")
def shangpin_ziliao() -> Export:
    """A Chinese list of items."""
    return _made(
        "商品资料.csv",
        "gb18030",
        "products",
        _items("zh", 174, plain),
        "商品编码=product_id:code | 商品名称=product_name:name | 商品分类=category:group"
        " | 品牌=brand:brand | 条形码=:ean | 进货价=unit_cost:cost | 零售价=unit_price:price"
        " | 供应商=supplier_id:by",
        ",",
    )


@case("NL", "Europe/Amsterdam")
def artikelbestand() -> Export:
    """A Dutch list of items."""
    return _made(
        "artikelen.csv",
        "cp1252",
        "products",
        _items("nl", 175, comma),
        "Artikelnummer=product_id:code | Omschrijving=product_name:name | Artikelgroep=category:"
        "group | Merk=brand:brand | EAN-code=:ean | Inkoopprijs=unit_cost:cost"
        " | Verkoopprijs incl.=unit_price:price | Leverancier=supplier_id:by",
    )


@case("ES", "Europe/Madrid")
def listado_de_clientes() -> Export:
    """The customers of a Spanish shop."""
    rows = [
        {
            "no": f"C{430 + i}",
            "name": f"{PEOPLE['es'][i % 3]} {i}",
            "town": CITIES["es"][i % 3],
            "state": ("Madrid", "Cádiz", "Málaga")[i % 3],
            "mail": f"c{i}@example.es",
            "nif": f"{12345678 + i}Z",
            "on": f"{i % 27 + 1:02d}/06/{2012 + i % 9}",
            "=on": datetime(2012 + i % 9, 6, i % 27 + 1),
        }
        for i in range(50)
    ]
    return _made(
        "clientes.csv",
        "cp1252",
        "customers",
        rows,
        "Cód. cliente=customer_id:no | Nombre=customer_name:name | NIF=:nif | Población=city:town"
        " | Provincia=region:state | Correo electrónico=email:mail | Fecha de alta=joined_on:on",
    )


@case("CN", "Asia/Shanghai")
def mendian_liebiao() -> Export:
    """The shops of a Chinese chain."""
    rows = [
        {
            "no": f"MD{i:03d}",
            "name": f"{CITIES['zh'][i % 3]}{i}",
            "town": ("北京", "上海", "广州")[i % 3],
            "state": ("华北", "华东", "华南")[i % 3],
            "on": f"20{10 + i % 12}-0{i % 9 + 1}-15",
            "=on": datetime(2010 + i % 12, i % 9 + 1, 15),
        }
        for i in range(30)
    ]
    return _made(
        "门店列表.csv",
        "utf-8-sig",
        "stores",
        rows,
        "门店编号=store_id:no | 门店名称=store_name:name | 城市=city:town | 区域=region:state"
        " | 开业日期=opened_on:on",
        ",",
    )


def _ordered(language: str, seed: int, write: Any) -> list[Row]:
    rows = []
    for line in sale_lines(language, 70, seed, Style(order="{:06d}", returns=0, discounts=0)):
        due = line.day + timedelta(days=5)
        came = due + timedelta(days=int(line.order) % 4)
        units = line.qty * 10
        rows.append(
            {
                "no": line.order,
                "by": "D" + line.customer,
                "code": line.product.code,
                "name": line.product.name,
                "on": write(line.at),
                "=on": line.day,
                "due": write(due),
                "=due": due,
                "came": write(came),
                "=came": came,
                "n": short(units),
                "=n": units,
                "cost": comma(line.product.cost),
                "=cost": line.product.cost,
            }
        )
    return rows


@case("FR", "Europe/Paris")
def commandes_fournisseurs() -> Export:
    """Orders to suppliers in French."""
    return _made(
        "commandes_fournisseurs.csv",
        "cp1252",
        "purchase_orders",
        _ordered("fr", 176, lambda d: dmy(d, "/")),
        "N° commande=purchase_order_id:no | Fournisseur=supplier_id:by | Date de commande="
        "ordered_at:on | Réf. article=product_id:code | Désignation=:name | Qté commandée="
        "quantity:n | Prix d'achat HT=unit_cost:cost | Date prévue=expected_at:due"
        " | Date de réception=received_at:came",
    )


@case("PL", "Europe/Warsaw")
def zamowienia_do_dostawcow() -> Export:
    """Orders to suppliers in Polish."""
    return _made(
        "zamowienia_do_dostawcow.csv",
        "cp1250",
        "purchase_orders",
        _ordered("pl", 177, lambda d: f"{d:%Y-%m-%d}"),
        "Nr zamówienia=purchase_order_id:no | Dostawca=supplier_id:by | Data zamówienia="
        "ordered_at:on | Indeks=product_id:code | Nazwa=:name | Ilość zamówiona=quantity:n"
        " | Cena zakupu=unit_cost:cost | Termin dostawy=expected_at:due"
        " | Data dostawy=received_at:came",
    )
