"""Which tables did the project's own models make, and what of them may a restricted viewer see?

A table of the project's own is found in the snapshot's list of them. Its columns say whose rows
they are: with store_id and product_id it is restricted row by row; with store_id alone its figures
mix products, so only a viewer of every category sees rows of their stores; with product_id alone
they mix stores. Without either, where a code is no text, or where its .yml says
`shelfcast_access: whole`, only viewers without a restriction see it.
Not here: building them (warehouse/own).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from shelfcast.contracts import OWN_TABLES
from shelfcast.metrics.bind import DIALECT, Bindings
from shelfcast.metrics.reader import Reader
from shelfcast.metrics.suggest import unknown
from shelfcast.metrics.tables import TABLES, Access, Table

_TEXT = "VARCHAR"


def find_table(reader: Reader, name: str) -> Table:
    """The declared table of that name, else the project's own.

    QueryError with the nearest names where there is neither.
    """
    if name in TABLES:
        return TABLES[name]
    own = own_tables(reader)
    if name not in own:
        raise unknown("table", name, (*TABLES, *own))
    return own[name]


def own_tables(reader: Reader) -> dict[str, Table]:
    """The project's own tables of this snapshot, by name; none where it has no models."""
    listing = TABLES[OWN_TABLES.name]
    if not column_types(reader, listing):
        return {}
    tree = exp.select("table_name", "table_schema", "whole").from_(
        exp.table_(listing.name, db=listing.schema)
    )
    found = reader.frame(tree.order_by("table_name").sql(DIALECT))
    return {
        str(name): _own(reader, Table(str(name), Access.WHOLE, "build", schema=str(schema)), whole)
        for name, schema, whole in found.iter_rows()
        if name not in TABLES
    }


def _own(reader: Reader, table: Table, whole: bool) -> Table:
    access = Access.WHOLE if whole else access_of(column_types(reader, table))
    by_store = access in (Access.ROWS, Access.STORES)
    by_product = access in (Access.ROWS, Access.PRODUCTS)
    return replace(table, access=access, store=by_store, product=by_product)


def access_of(columns: Mapping[str, str]) -> Access:
    """The rule for a table of these columns and SQL types.

    >>> access_of({"store_id": "VARCHAR", "revenue": "DOUBLE"}).name
    'STORES'
    """
    kinds = {name.lower(): kind for name, kind in columns.items()}
    codes = [name for name in ("store_id", "product_id") if name in kinds]
    if not codes or any(kinds[name] != _TEXT for name in codes):
        return Access.WHOLE
    if len(codes) == 2:
        return Access.ROWS
    return Access.STORES if codes == ["store_id"] else Access.PRODUCTS


def column_types(reader: Reader, table: Table) -> dict[str, str]:
    """The table's columns and their SQL types; none where it does not exist."""
    bindings = Bindings()
    here = [
        exp.EQ(this=exp.column("table_schema"), expression=bindings.bind(table.schema)),
        exp.EQ(this=exp.column("table_name"), expression=bindings.bind(table.name)),
    ]
    tree = (
        exp.select("column_name", "data_type")
        .from_(exp.table_("columns", db="information_schema"))
        .where(*here)
        .order_by("ordinal_position")
    )
    found = reader.frame(tree.sql(DIALECT), bindings.values)
    return {str(name): str(kind) for name, kind in found.iter_rows()}
