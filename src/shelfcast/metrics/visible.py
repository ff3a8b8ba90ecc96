"""Which rows of a whole table lie within a viewer's scope?

A row with a store passes where the store (or its region) is in the scope; a row with a product
where the product's category is; a price or promotion that holds for every store or product, always.
A forecast of a level passes only where everything that was summed into it is in the scope, so a
total never tells a viewer of one store about the others.
Not here: metric queries, whose lines are restricted in lines.py.
"""

from __future__ import annotations

from sqlglot import exp

from shelfcast.errors import QueryError
from shelfcast.metrics.bind import Bindings, nothing
from shelfcast.metrics.catalogue.models import SCHEMA
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.suggest import UNCHANGED
from shelfcast.metrics.tables import Access, Table


def visible(table: Table, scope: Scope, bindings: Bindings) -> list[exp.Expr]:
    """The conditions that keep what the viewer may see; QueryError where that is nothing at all."""
    if scope.is_all or table.access is Access.OPEN:
        return []
    if table.access is Access.LEVELS:
        return [_levels(table, scope, bindings)]
    mixes_stores = table.access is Access.PRODUCTS and scope.by_store
    mixes_products = table.access is Access.STORES and scope.categories is not None
    if table.access is Access.WHOLE or mixes_stores or mixes_products:
        raise _refused(table)
    stores = _stores(scope, bindings) if table.store else []
    if table.other_store:
        stores += _stores(scope, bindings, table.other_store)
    products = _products(scope, bindings) if table.product else []
    if table.everywhere:
        stores = [_or_empty("store_id", condition) for condition in stores]
        products = [_or_empty("product_id", condition) for condition in products]
    if table.category and scope.categories is not None:
        stores.append(bindings.any_of(exp.column("category"), sorted(scope.categories)))
    return [*stores, *products]


def _or_empty(column: str, condition: exp.Expr) -> exp.Expr:
    missing = exp.Is(this=exp.column(column), expression=exp.Null())
    return exp.paren(exp.or_(missing, condition))


def _stores(scope: Scope, bindings: Bindings, column: str = "store_id") -> list[exp.Expr]:
    conditions = []
    if scope.stores is not None:
        conditions.append(bindings.any_of(exp.column(column), sorted(scope.stores)))
    if scope.regions is not None:
        known = _master("stores", "store_id", "region", scope.regions, bindings)
        conditions.append(exp.In(this=exp.column(column), query=known))
    return conditions


def _products(scope: Scope, bindings: Bindings) -> list[exp.Expr]:
    if scope.categories is None:
        return []
    known = _master("products", "product_id", "category", scope.categories, bindings)
    return [exp.In(this=exp.column("product_id"), query=known)]


def _master(
    table: str, key: str, column: str, values: frozenset[str], bindings: Bindings
) -> exp.Subquery:
    wanted = bindings.any_of(exp.column(column), sorted(values))
    return exp.select(key).from_(exp.table_(table, db=SCHEMA)).where(wanted).subquery()


def _levels(table: Table, scope: Scope, bindings: Bindings) -> exp.Expr:
    """One alternative a level that this scope can cover; other levels are not shown."""
    stores = _stores(scope, bindings)
    products = _products(scope, bindings) if table.product else []
    covered = [_level("store_product", *stores, *products)] if table.product else []
    covered.append(_level("store_category", *stores, *_store_categories(scope, bindings)))
    if scope.categories is None:
        covered.append(_level("store", *stores))
    if scope.stores is None and scope.categories is None and scope.regions is not None:
        regions = bindings.any_of(exp.column("unique_id"), sorted(scope.regions))
        covered.append(_level("region", regions))
    if not scope.by_store and scope.categories is not None:
        named = bindings.any_of(exp.column("unique_id"), sorted(scope.categories))
        covered.append(_level("category", named))
        covered += [_level("product", *products)] if table.product else []
    return exp.or_(*covered)


def _store_categories(scope: Scope, bindings: Bindings) -> list[exp.Expr]:
    """The series `store/category`: its category is what follows the store's own id."""
    if scope.categories is None:
        return []
    series = [
        exp.EQ(
            this=exp.column("unique_id"),
            expression=exp.DPipe(
                this=exp.column("store_id"), expression=bindings.bind(f"/{category}")
            ),
        )
        for category in sorted(scope.categories)
    ]
    return [exp.or_(*series) if series else nothing()]


def _level(name: str, *conditions: exp.Expr) -> exp.Expr:
    level = exp.EQ(this=exp.column("level"), expression=exp.Literal.string(name))
    return exp.paren(exp.and_(level, *conditions))


def _refused(table: Table) -> QueryError:
    return QueryError(
        f"The table {table.name} is not shown to a viewer of some stores or categories.",
        why="its rows tell of the whole company and cannot be split",
        fix="ask someone who may see every store and category",
        state=UNCHANGED,
    )
