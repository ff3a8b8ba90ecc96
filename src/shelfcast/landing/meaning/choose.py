"""Which dataset is this table: sales, stock, products?

The dataset wins whose columns explain most of the table's, with some weight for the file's name,
among those that nothing speaks against (plausible.py). Where another would do nearly as well, the
choice is doubted; where none does, the table is refused rather than landed as something else.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import replace
from pathlib import PurePath

from shelfcast.contracts import DATASETS, SALES, Dataset
from shelfcast.errors import MissingColumnError, UnknownDatasetError
from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.meaning.insight import Insight
from shelfcast.landing.meaning.mapping import Mapping, guess
from shelfcast.landing.meaning.plausible import HALLMARKS, OF_SALES, SURE, against
from shelfcast.landing.meaning.wording import readings

NAME_HINT, HALLMARK = 0.3, 0.15
MUCH_BETTER = 0.2
NEARLY_AS_GOOD = 0.06
_TITLES: dict[str, tuple[frozenset[str], ...]] = {
    name: tuple(frozenset(words.split()) for words in titles)
    for name, titles in {
        "sales": ("sale", "sales", "revenue", "receipt", "order", "till", "retail"),
        "receipts": ("order", "receipt", "order head"),
        "receipt_lines": ("order line", "receipt line", "order product", "line"),
        "products": ("product", "catalogue", "catalog", "sku"),
        "stores": ("store",),
        "customers": ("customer",),
        "stock": ("stock", "stocktake"),
        "availability": ("in stock", "available"),
        "events": ("event", "clicks", "clickstream"),
        "prices": ("price", "price list", "retail price"),
        "promotions": ("promotion",),
        "targets": ("target", "plan", "budget"),
        "calendar": ("calendar", "holidays", "closed"),
        "labels": ("translations", "translation", "dictionary", "ubersetzungen"),
        "purchase_orders": ("purchase order", "po", "deliveries", "supplier order", "supplier"),
    }.items()
}
"""Words of a file's name that say what is in it."""


def choose(
    name: str,
    evidence: MappingType[str, Evidence],
    told: MappingType[str, str],
    insight: Insight,
    dataset: str | None = None,
) -> Mapping:
    """The dataset and mapping of a table called `name`.

    Raises UnknownDatasetError, MissingColumnError, MappingError.
    """
    columns = tuple(evidence)
    if dataset is not None:
        return _complete(guess(_named(dataset), evidence, told, insight), name, columns)
    tried = {
        candidate.name: guess(candidate, evidence, told, insight)
        for candidate in DATASETS.values()
        if all(ours in candidate.names for ours in told.values() if ours)
    }
    if not tried:
        return guess(SALES, evidence, told, insight)
    whole = [m for m in tried.values() if not m.missing and against(m, insight, tried) is None]
    if whole:
        ranked = sorted(whole, key=lambda mapping: -_worth(mapping, name, len(columns)))
        best = _unless_better(ranked[0], tried, name, columns)
        return _doubted(best, ranked, name, len(columns))
    nearest = max(tried.values(), key=lambda m: (_explained(m), m.dataset is SALES))
    if _explained(nearest) < 0.9 or not nearest.missing:
        raise _unknown(name, columns)
    return _complete(nearest, name, columns)


def _unknown(name: str, columns: tuple[str, ...]) -> UnknownDatasetError:
    return UnknownDatasetError(
        f"{name} is like none of the tables Shelfcast knows.",
        evidence=[f"its columns: {', '.join(columns)}"],
        why=f"It knows {', '.join(DATASETS)}.",
        fix="say what it is and which column is which: --as sales --map 'Their Date=sold_at'",
    )


def _unless_better(
    best: Mapping, tried: MappingType[str, Mapping], name: str, columns: tuple[str, ...]
) -> Mapping:
    """`best`, where sales would not explain clearly more but for one column that they lack.

    Sale lines without a day are not a price list: better to ask for the day.
    """
    sales = tried.get(SALES.name)
    if sales is None or not sales.missing or best.dataset.name == "receipt_lines":
        return best
    if not any(sales.theirs(ours) for ours in OF_SALES):
        return best
    much = _worth(sales, "", len(columns)) - _worth(best, name, len(columns))
    return _complete(sales, name, columns) if much > MUCH_BETTER else best


def _doubted(best: Mapping, ranked: list[Mapping], name: str, columns: int) -> Mapping:
    """The mapping with the name of a dataset that would do nearly as well."""
    for other in ranked:
        gap = _worth(best, name, columns) - _worth(other, name, columns)
        if other.dataset is not best.dataset and gap < NEARLY_AS_GOOD:
            return replace(best, rival=other.dataset.name)
    return best


def _named(dataset: str) -> Dataset:
    if dataset not in DATASETS:
        raise UnknownDatasetError(
            f"There is no dataset {dataset!r}.", fix=f"one of: {', '.join(DATASETS)}"
        )
    return DATASETS[dataset]


def _explained(mapping: Mapping) -> float:
    return sum(match.confidence for match in mapping.matches)


def _worth(mapping: Mapping, name: str, columns: int) -> float:
    said = frozenset[str]().union(*readings(PurePath(name).name.partition(".")[0]))
    hinted = any(title <= said for title in _TITLES[mapping.dataset.name])
    own = sum(mapping.sure(ours) >= SURE for ours in HALLMARKS.get(mapping.dataset.name, ()))
    return _explained(mapping) / columns + NAME_HINT * hinted + HALLMARK * min(own, 2)


def _complete(mapping: Mapping, name: str, columns: tuple[str, ...]) -> Mapping:
    """The mapping, where nothing that the dataset needs is missing."""
    if not mapping.missing:
        return mapping
    dataset = mapping.dataset
    lacking = [" or ".join(group) for group in mapping.missing]
    raise MissingColumnError(
        f"{name} looks like {dataset.name}, but no column was found for {' and '.join(lacking)}.",
        evidence=[f"its columns: {', '.join(columns)}"]
        + [f"{ours}: {dataset[ours].description}" for group in mapping.missing for ours in group],
        why=f"A row of {dataset.name} cannot do without it.",
        fix=f"name the column: --map 'Their Column={mapping.missing[0][0]}'",
    )
