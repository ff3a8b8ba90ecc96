"""Which dataset is this table: sales, stock, products?

The dataset wins whose columns explain most of the table's, with some weight for the file's name.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from shelfcast.contracts import DATASETS, SALES, Dataset
from shelfcast.errors import MissingColumnError, UnknownDatasetError
from shelfcast.landing.evidence import Evidence
from shelfcast.landing.mapping import Mapping, guess
from shelfcast.landing.names import words

NAME_HINT = 0.3
LEAST_EXPLAINED = 0.34
LEAST_UNIQUE = 0.5
MUCH_BETTER = 0.2
_ALSO = {
    "sales": ("sale", "transactions", "orders", "receipts", "invoices", "retail", "till"),
    "products": ("product", "items", "articles", "catalogue", "catalog", "skus"),
    "stores": ("store", "shops", "branches", "locations"),
    "customers": ("customer", "clients", "members"),
    "stock": ("inventory", "on hand", "stocktake"),
    "availability": ("in stock",),
    "events": ("event", "clicks", "clickstream"),
    "prices": ("price list", "price"),
    "promotions": ("promotion", "promos", "campaigns"),
    "calendar": ("holidays", "closures"),
    "purchase_orders": ("purchase order", "po", "deliveries"),
}


def choose(
    name: str,
    evidence: MappingType[str, Evidence],
    told: MappingType[str, str],
    dataset: str | None = None,
) -> Mapping:
    """The dataset and mapping of a table called `name`.

    Raises UnknownDatasetError, MissingColumnError, MappingError.
    """
    if dataset is not None:
        return _complete(guess(_named(dataset), evidence, told), name, tuple(evidence))
    tried = [_try(candidate, evidence, told) for candidate in DATASETS.values()]
    mappings = [mapping for mapping in tried if mapping is not None]
    if not mappings:
        return guess(SALES, evidence, told)
    whole = [m for m in mappings if not m.missing and _plausible(m, evidence)]
    if whole:
        best = max(whole, key=lambda mapping: _worth(mapping, name, len(evidence)))
        return _unless_better(best, mappings, name, tuple(evidence))
    nearest = max(mappings, key=lambda mapping: (_explained(mapping), mapping.dataset is SALES))
    if _explained(nearest) < 0.9:
        raise UnknownDatasetError(
            f"{name} is like none of the tables Shelfcast knows.",
            evidence=[f"its columns: {', '.join(evidence)}"],
            why=f"It knows {', '.join(DATASETS)}.",
            fix="say what it is and which column is which: --as sales --map 'Their Date=sold_at'",
        )
    return _complete(nearest, name, tuple(evidence))


def _unless_better(
    best: Mapping, mappings: list[Mapping], name: str, columns: tuple[str, ...]
) -> Mapping:
    """`best`, where no dataset would explain clearly more but for one column that it lacks.

    Sale lines without a day are not a price list: better to ask for the day.
    """
    rival = max(mappings, key=lambda mapping: _worth(mapping, name, len(columns)))
    much = _worth(rival, name, len(columns)) - _worth(best, name, len(columns))
    if rival.missing and rival.dataset is SALES and much > MUCH_BETTER:
        return _complete(rival, name, columns)
    return best


def _named(dataset: str) -> Dataset:
    if dataset not in DATASETS:
        raise UnknownDatasetError(
            f"There is no dataset {dataset!r}.", fix=f"one of: {', '.join(DATASETS)}"
        )
    return DATASETS[dataset]


def _try(
    dataset: Dataset, evidence: MappingType[str, Evidence], told: MappingType[str, str]
) -> Mapping | None:
    """None where the person named columns that this dataset does not have."""
    if any(ours and ours not in dataset.names for ours in told.values()):
        return None
    return guess(dataset, evidence, told)


def _explained(mapping: Mapping) -> float:
    return sum(match.confidence for match in mapping.matches)


def _plausible(mapping: Mapping, evidence: MappingType[str, Evidence]) -> bool:
    """It explains a fair part of the table; a master's key does not come again and again."""
    if _explained(mapping) < LEAST_EXPLAINED * len(evidence) and len(mapping.matches) < 3:
        return False
    key = mapping.theirs(mapping.dataset.key[0]) if len(mapping.dataset.key) == 1 else None
    seen = evidence[key] if key is not None else None
    return seen is None or seen.distinct >= LEAST_UNIQUE * seen.filled


def _worth(mapping: Mapping, name: str, columns: int) -> float:
    own = mapping.dataset.name
    hints = (own.replace("_", " "), *_ALSO[own])
    title = f" {words(name)} "
    hinted = any(f" {hint} " in title for hint in hints)
    return _explained(mapping) / columns + NAME_HINT * hinted


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
