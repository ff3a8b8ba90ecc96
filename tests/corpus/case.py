"""What is a case: a file as another company's system writes it, and the truth of its tables?

`Sheet` builds both at once: each column is given with the role that it has, so the truth comes from
the lines and never from the text. A role that several columns have may be taken from any of them
(net or gross). `!revenue` marks a trap: a column that must not be taken for revenue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.world import Line

Text = Callable[[Any], str]

ROLES: dict[str, tuple[tuple[str, ...], Callable[[Line], Any]]] = {
    "moment": (("sold_at",), lambda line: line.at),
    "minute": (("sold_at",), lambda line: line.at.replace(second=0)),
    "day": (("sold_at",), lambda line: line.day),
    "order": (("order_id",), lambda line: line.order),
    "store": (("store_id",), lambda line: line.store),
    "store_name": (("store_name",), lambda line: line.store_name),
    "store_only": (("store_id", "store_name"), lambda line: line.store_name),
    "product": (("product_id",), lambda line: line.product.code),
    "ean": (("product_id",), lambda line: line.product.ean),
    "name": (("product_name",), lambda line: line.product.name),
    "name_only": (("product_name", "product_id"), lambda line: line.product.name),
    "category": (("category",), lambda line: line.product.category),
    "customer": (("customer_id",), lambda line: line.customer),
    "customer_only": (("customer_id",), lambda line: line.customer_name),
    "qty": (("quantity",), lambda line: line.qty),
    "price": (("unit_price",), lambda line: line.price),
    "discount": (("discount",), lambda line: line.discount),
    "amount": (("revenue",), lambda line: line.amount),
    "net": (("revenue",), lambda line: line.net),
    "cost": (("unit_cost",), lambda line: line.product.cost),
}


@dataclass(frozen=True)
class Want:
    """A column that matters: any of `theirs` for any of `ours`; the values, a list for each."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True)
class Truth:
    """What a table is. `rows` are the counts that honest readers may come to."""

    dataset: tuple[str, ...]
    rows: tuple[int, ...]
    wants: tuple[Want, ...]
    traps: tuple[tuple[str, str], ...] = ()
    revenue: tuple[Any, ...] = ()
    quantity: tuple[Any, ...] = ()
    quarantined: int = 0


@dataclass(frozen=True)
class Export:
    """A file and the truth of each of its tables; `refused` where nothing in it may land."""

    file: str
    content: bytes
    tables: tuple[Truth, ...] = ()
    refused: bool = False


@dataclass(frozen=True)
class Case:
    """A named export of a shop in a country."""

    name: str
    make: Callable[[], Export]
    country: str
    timezone: str


CASES: dict[str, Case] = {}


def case(country: str, timezone: str = "UTC") -> Callable[[Callable[[], Export]], Any]:
    """Enter the function as a case of that country, under its own name."""

    def entered(make: Callable[[], Export]) -> Callable[[], Export]:
        enter(make.__name__, make, country, timezone)
        return make

    return entered


@dataclass
class Sheet:
    """Lines, and the columns that an export writes of them."""

    lines: Sequence[Any]
    header: list[str] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    found: dict[str, Want] = field(default_factory=dict)
    traps: list[tuple[str, str]] = field(default_factory=list)

    def col(
        self, name: str, role: str, text: Text, value: Callable[[Any], Any] | None = None
    ) -> Sheet:
        """Add a column; `role` is of ROLES, `ours` names parted by `|` with a value, or empty."""
        self.header.append(name)
        self.texts.append(text)
        if role.startswith("!"):
            self.traps.append((name, role[1:]))
        elif role:
            known = ROLES.get(role, (tuple(role.split("|")), text))
            self._want(known[0], name, tuple((value or known[1])(line) for line in self.lines))
        return self

    def our(
        self, name: str, ours: str, text: Text, value: Callable[[Any], Any] | None = None
    ) -> Sheet:
        """Add a column by our own names, parted by `|`, where a role of sales has the same name."""
        self.header.append(name)
        self.texts.append(text)
        if ours:
            values = tuple((value or text)(line) for line in self.lines)
            self._want(tuple(ours.split("|")), name, values)
        return self

    def _want(self, ours: tuple[str, ...], name: str, values: tuple[Any, ...]) -> None:
        key = ours[0]
        if key in self.found:
            old = self.found[key]
            both = tuple(dict.fromkeys((*old.ours, *ours)))
            self.found[key] = Want(both, (*old.theirs, name), (*old.values, values))
        else:
            self.found[key] = Want(ours, (name,), (values,))

    @property
    def rows(self) -> list[list[str]]:
        """The cells as the export writes them."""
        return [[text(line) for text in self.texts] for line in self.lines]

    def truth(self, *dataset: str, **more: Any) -> Truth:
        """The truth; revenue and quantity come from the columns where not given."""
        wants = tuple(self.found.values())
        totals = {name: more.pop(name, None) for name in ("revenue", "quantity")}
        for name, told in totals.items():
            totals[name] = _sums(self.found.get(name)) if told is None else told
        rows = more.pop("rows", (len(self.lines),))
        return Truth(dataset or ("sales",), rows, wants, tuple(self.traps), **totals, **more)


def _sums(want: Want | None) -> tuple[Any, ...]:
    if want is None:
        return ()
    return tuple(sum(value for value in values if value is not None) for values in want.values)


def enter(name: str, make: Callable[[], Export], country: str, timezone: str = "UTC") -> None:
    """Enter a case under a name."""
    assert name not in CASES, name
    CASES[name] = Case(name, make, country, timezone)
