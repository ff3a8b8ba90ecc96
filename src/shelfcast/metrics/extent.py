"""From which day to which does a viewer see lines, and in how many currencies?

Asked once for each snapshot, fact and scope, and kept. Read from a rollup of days where one holds
both ends of the alphabet of currencies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from shelfcast.errors import NoDataError
from shelfcast.metrics import compose
from shelfcast.metrics.aware import Demands, source_for
from shelfcast.metrics.bind import Bindings
from shelfcast.metrics.cache import Cache
from shelfcast.metrics.catalogue import Catalogue, Fact
from shelfcast.metrics.lines import Lines
from shelfcast.metrics.reader import Reader, dialect_of, held, held_name
from shelfcast.metrics.scope import Scope
from shelfcast.metrics.suggest import UNCHANGED
from shelfcast.metrics.window import Window

_ANY_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class Extent:
    """What the viewer's lines of a fact are as a whole; `days` is None where there are none."""

    days: tuple[date, date] | None
    several_currencies: bool


_EXTENTS: Cache[Extent] = Cache(lambda _: 64, entries=2048)


def extent(reader: Reader, catalogue: Catalogue, fact: Fact, scope: Scope) -> Extent:
    """The extent of a fact's lines. Raises NoDataError where the snapshot does not hold them."""
    check_held(reader, fact)
    key = (reader.snapshot_id, catalogue.fingerprint, fact.name, scope)
    return _EXTENTS.get(key, lambda: _read(reader, catalogue, fact, scope))


def check_held(reader: Reader, fact: Fact) -> None:
    """Raises NoDataError, with what to do, where the snapshot lacks the mart or its columns."""
    columns = held(reader).get(held_name(fact.schema_name, fact.name))
    if columns is None:
        raise NoDataError(
            f"The snapshot {reader.snapshot_id} has no {fact.name}.",
            fix=fact.step,
            state=UNCHANGED,
        )
    missing = [name for name in fact.columns if name not in columns]
    if missing:
        raise NoDataError(
            f"{fact.name} of the snapshot {reader.snapshot_id} has no {', '.join(missing)}.",
            why="it was built by another version, or the definition names columns it never had",
            fix="shelfcast build",
            state=UNCHANGED,
        )


def _read(reader: Reader, catalogue: Catalogue, fact: Fact, scope: Scope) -> Extent:
    if fact.day is None and fact.currency is None:
        return Extent(None, several_currencies=False)
    sql, values = _statement(catalogue, fact, scope, held(reader), dialect_of(reader))
    found = reader.frame(sql, values).row(0, named=True)
    first, last = found.get("first_day"), found.get("last_day")
    several = fact.currency is not None and found["first_currency"] != found["last_currency"]
    return Extent(None if first is None or last is None else (first, last), several)


def _statement(
    catalogue: Catalogue,
    fact: Fact,
    scope: Scope,
    marts: Mapping[str, frozenset[str]],
    dialect: str,
) -> tuple[str, list[object]]:
    bindings = Bindings()
    ends = {"first": exp.Min, "last": exp.Max}
    wanted: dict[str, exp.Expr] = {}
    if fact.currency:
        wanted = {f"{n}_currency": k(this=exp.column(fact.currency)) for n, k in ends.items()}
    days = tuple(d for d in catalogue.dimensions if d.grain == "day") if fact.day else ()
    demands = Demands(days, scope, Window(_ANY_DAY, _ANY_DAY))
    source = source_for(
        catalogue, fact, tuple(tree.sql() for tree in wanted.values()), demands, marts
    )
    lines = Lines(catalogue, source, scope, bindings)
    columns = {name: lines.aggregate(tree) for name, tree in wanted.items()}
    if fact.day:
        columns |= {f"{name}_day": kind(this=lines.day()) for name, kind in ends.items()}
    select = lines.select([compose.named(tree, name) for name, tree in columns.items()])
    return bindings.written(select, dialect)
