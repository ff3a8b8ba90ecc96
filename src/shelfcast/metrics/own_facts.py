"""May a definition of the project's own be used, and by this viewer?

A fact that a project defines lies over one of our tables or over one that its own models made. A
restricted viewer sees it only where the table's own rule gives them rows of it (tables.py,
own_tables.py), whatever the definition says. A table that a project joins must have one row a key:
otherwise lines would be counted twice.
Not here: the definitions (catalogue/).
"""

from __future__ import annotations

from sqlglot import exp

from shelfcast.errors import QueryError
from shelfcast.metrics import compose
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.cache import Cache
from shelfcast.metrics.catalogue import Catalogue, Fact, Table, catalogue
from shelfcast.metrics.own_tables import find_table
from shelfcast.metrics.reader import Reader, dialect_of
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.suggest import UNCHANGED
from shelfcast.metrics.tables import Access

_UNIQUE: Cache[bool] = Cache(lambda _: 64, entries=512)


def check_shown(reader: Reader, fact: Fact, scope: Scope) -> None:
    """Raises QueryError where the viewer's scope cannot fall on the fact's lines."""
    if scope.is_all:
        return
    by_store, by_product = fact.store is not None, fact.product is not None
    if fact not in catalogue().facts:
        table = find_table(reader, fact.name)
        open_to_some = table.access in (Access.ROWS, Access.STORES, Access.PRODUCTS)
        by_store = open_to_some and table.store and fact.store == "store_id"
        by_product = open_to_some and table.product and fact.product == "product_id"
        mixes = table.access is Access.PRODUCTS and scope.by_store
        by_store = by_store and not mixes
    if (scope.by_store and not by_store) or (scope.categories is not None and not by_product):
        raise QueryError(
            f"The lines of {fact.name} are not shown to a viewer of some stores or categories.",
            why="they do not tell of which store or product they are",
            fix="ask someone who may see every store and category",
            state=UNCHANGED,
        )


def check_joins(reader: Reader, known: Catalogue) -> None:
    """Raises QueryError where a table that the project joins has two rows of one key."""
    for table in known.tables:
        own = table.of is None and table not in catalogue().tables
        if own and not _is_unique(reader, table):
            raise QueryError(
                f"{table.name} has several rows of one {table.keys[1]}.",
                why="joined to lines it would count them twice",
                fix=f"make {table.keys[1]} unique in {table.name}, or join by another column",
                state=UNCHANGED,
            )


def _is_unique(reader: Reader, table: Table) -> bool:
    key = (reader.snapshot_id, table.schema_name, table.name, table.keys[1])
    return _UNIQUE.get(key, lambda: _counted_once(reader, table))


def _counted_once(reader: Reader, table: Table) -> bool:
    key = exp.column(table.keys[1])
    columns = [
        compose.named(exp.Count(this=key), "told"),
        compose.named(exp.Count(this=exp.Distinct(expressions=[key.copy()])), "different"),
    ]
    tree = compose.select(columns, compose.table(table.name, table.schema_name))
    told, different = reader.frame(*Bindings().written(tree, dialect_of(reader))).row(0)
    return bool(told == different)
