"""What do the cells of a wide table count: units, money, stock, prices, or yes and no?

The words of the headings tell, then the file's and the sheet's names, then the values: yes and no
is availability, currency signs and two decimals are money, whole numbers are units.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from shelfcast.contracts import AVAILABILITY, DATASETS, PRICES, SALES, STOCK, Dataset
from shelfcast.landing.meaning.names import likeness, words
from shelfcast.landing.values.month_names import folded

SURE = 0.75
_COLUMNS: tuple[tuple[Dataset, str], ...] = (
    (SALES, "quantity"),
    (SALES, "revenue"),
    (STOCK, "on_hand"),
    (AVAILABILITY, "in_stock"),
    (PRICES, "price"),
)
_VALUES = {"stock": "on_hand", "availability": "in_stock", "prices": "price", "calendar": "value"}
_TITLE = {
    "in_stock": "in stock|instock|availability|verfugbarkeit|disponibilite|disponibilidad"
    "|disponibilita|disponibilidade|dostepnosc|beschikbaarheid|наличие",
    "on_hand": "stock|inventory|on hand|bestand|bestande|lagerbestand|lager|existencias"
    "|inventario|giacenza|giacenze|estoque|zapas|zapasy|stan magazynowy|voorraad|остатки"
    "|остаток|库存",
    "price": "price|prices|price list|pricelist|preis|preise|preisliste|prix|tarif|precio|precios"
    "|prezzo|prezzi|listino|preco|precos|cena|ceny|cennik|prijs|prijzen|цена|цены|прайс|价格",
    "quantity": "units|unit sales|qty|quantity|quantities|volume|demand|pieces|menge|mengen"
    "|absatz|stuck|stuckzahl|quantite|quantites|qte|unites|cantidad|cantidades|unidades|quantita"
    "|pezzi|quantidade|quantidades|ilosc|ilosci|sztuki|aantal|aantallen|stuks|afzet|количество"
    "|шт|штук|数量|销量",
    "revenue": "revenue|revenues|turnover|amount|value|umsatz|umsatze|erlos|erlose|betrag|ca"
    "|chiffre d affaires|montant|importe|ingresos|facturacion|fatturato|ricavi|incasso|receita"
    "|receitas|faturamento|przychod|przychody|obrot|wartosc|omzet|opbrengst|выручка|оборот"
    "|销售额|收入|eur|usd|gbp|pln|rub",
}
_ORDER = ("in_stock", "on_hand", "price", "quantity", "revenue")
_HAN_START = "\u4e00"


@dataclass(frozen=True)
class Value:
    """What the cells are: the dataset and our column. `doubt` is for a person to read."""

    dataset: Dataset
    column: str
    doubt: str = ""

    @property
    def has_zeros(self) -> bool:
        """A shelf without stock and a `False` say something; a day without a sale is no row."""
        return self.dataset is not SALES


def name_value(
    label: str, title: str, cells: pl.Series, dataset: str | None, *, truths: bool
) -> Value:
    """What the cells of one measure are.

    `label` is what their headings say, `title` the file's and the sheet's name, `cells` a sample
    of texts that hold something; `truths` where they are yes and no.
    """
    if dataset is not None and dataset != "sales":
        return Value(DATASETS[dataset], _VALUES.get(dataset, "quantity"))
    if truths and dataset is None:
        return Value(AVAILABILITY, "in_stock")
    known = _by_label(label, dataset) or _by_words(title, dataset)
    return known or _by_figures(cells)


def best_column(label: str, dataset: str | None = None) -> tuple[Dataset, str] | None:
    """The column that a heading's words name, None where they name none surely.

    >>> best_column("Units")[1], best_column("Umsatz")[1], best_column("North")
    ('quantity', 'revenue', None)
    """
    able = [(d, c) for d, c in _COLUMNS if dataset in (None, d.name)]
    scored = [(likeness(label, d[c]), place) for place, (d, c) in enumerate(able)]
    best, place = max(scored, key=lambda score: (score[0], -score[1]))
    return able[place] if best >= SURE else None


def _by_label(label: str, dataset: str | None) -> Value | None:
    found = best_column(label, dataset) if label else None
    if found is None or _is_sales_word(label):
        return None
    return Value(*found)


def _is_sales_word(text: str) -> bool:
    """`Sales` may be units or money: the figures tell."""
    return words(text) in ("sales", "sale", "sold", "ventes", "ventas", "vendite", "vendas")


def _by_words(title: str, dataset: str | None) -> Value | None:
    text = f" {folded(words(title))} "
    for column in _ORDER:
        owner = next(d for d, c in _COLUMNS if c == column)
        if dataset not in (None, owner.name):
            continue
        if any(_stands(word, text) for word in _TITLE[column].split("|")):
            return Value(owner, column)
    return None


def _stands(word: str, text: str) -> bool:
    return word in text if word >= _HAN_START else f" {word} " in text


def _by_figures(cells: pl.Series) -> Value:
    """Money where currency signs or decimals of two places stand, else units."""
    texts = cells.str.strip_chars()
    if _share(texts, r"[£$€₹₽¥₺₩]|(?i)\b(eur|usd|gbp|pln|rub|chf)\b|zł") > 1 / 3:
        return Value(SALES, "revenue")
    broken = _share(texts, r"[.,]\d{1,2}\D*$") - _share(texts, r"[.,]0{1,2}\D*$")
    if broken > 0.05:
        doubt = "the values have decimals, so they were taken for money; units would be"
        return Value(SALES, "revenue", f"{doubt} --map revenue=quantity")
    return Value(SALES, "quantity")


def _share(texts: pl.Series, pattern: str) -> float:
    return float(texts.str.contains(pattern).mean() or 0)  # type: ignore[arg-type]
