"""Which columns multiply: where is quantity x price = amount?

What a file's own arithmetic says is surer than any name. A row tells something where the quantity
is neither 0 nor 1. The price may be rounded to the cent, so the product may be off by half a cent
a unit. Amounts may have a discount taken off, or a constant tax on top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from shelfcast.landing.meaning.traits import Floats, Traits

LEAST_ROWS = 4
SURE = 0.9
_MOSTLY = 0.6
"""Where what does not multiply is always less, something was taken off that no column tells."""
_MOST_COLUMNS = 16


@dataclass(frozen=True)
class Identity:
    """quantity x price (- discount) = amount, in `share` of `rows` rows that could tell."""

    quantity: str
    price: str
    amount: str
    discount: str | None
    share: float
    rows: int

    @property
    def told(self) -> str:
        """The identity in words."""
        less = f" - {self.discount}" if self.discount else ""
        return (
            f"{self.quantity} x {self.price}{less} = {self.amount} in {self.share:.0%} of "
            f"{self.rows} rows"
        )


def find_identities(traits: Mapping[str, Traits]) -> list[Identity]:
    """Every identity that holds in nearly all rows; both ways round where either could be."""
    numbers = {
        name: seen.numbers
        for name, seen in traits.items()
        if seen.evidence.number_share >= 0.9 and seen.values.size >= LEAST_ROWS
    }
    names = list(numbers)[:_MOST_COLUMNS]
    found: list[Identity] = []
    with np.errstate(invalid="ignore", over="ignore"):
        for quantity in names:
            for price in (name for name in names if name != quantity):
                found += _of_pair(quantity, price, numbers, names)
    return found


@dataclass(frozen=True)
class _Product:
    """Two columns multiplied: the slack that rounding gives each row, and the rows that tell."""

    quantity: str
    price: str
    values: Floats
    slack: Floats
    telling: npt.NDArray[np.bool_]

    def equals(self, amount: Floats, less: Floats | float = 0.0) -> tuple[float, int]:
        """The share of rows in which the product, less something, is the amount; and the rows."""
        seen = self.telling & np.isfinite(amount)
        rows = int(seen.sum())
        if rows < LEAST_ROWS:
            return 0.0, rows
        return float(np.mean(np.abs(self.values - less - amount)[seen] <= self.slack[seen])), rows

    def is_never_below(self, amount: Floats) -> bool:
        """True where the amount is nowhere more than the product, and of its sign."""
        seen = self.telling & np.isfinite(amount)
        less = np.abs(amount) <= np.abs(self.values) + self.slack
        return bool((less & (amount * self.values >= 0))[seen].all())


def _of_pair(
    quantity: str, price: str, numbers: Mapping[str, Floats], names: list[str]
) -> Iterator[Identity]:
    q, p = numbers[quantity], numbers[price]
    telling = np.isfinite(q) & np.isfinite(p) & (q != 0) & (np.abs(q) != 1) & (p != 0)
    telling &= np.abs(p) != 1
    if telling.sum() < LEAST_ROWS or np.unique(p[telling]).size < 2:
        return
    product = _Product(quantity, price, q * p, 0.0051 * np.abs(q) + 0.0101, telling)
    rest = {name: numbers[name] for name in names if name not in (quantity, price)}
    for amount, figures in rest.items():
        share, rows = product.equals(figures)
        if share >= SURE or (share >= _MOSTLY and product.is_never_below(figures)):
            yield Identity(quantity, price, amount, None, share, rows)
        else:
            yield from _discounted(product, amount, rest)


def _discounted(product: _Product, amount: str, rest: Mapping[str, Floats]) -> Iterator[Identity]:
    """Only where something was taken off in two rows at least."""
    gap = product.values - rest[amount]
    off = product.telling & np.isfinite(gap) & (np.abs(gap) > product.slack)
    if off.sum() < 2:
        return
    for discount in (name for name in rest if name != amount):
        taken = np.nan_to_num(rest[discount])
        if np.count_nonzero(taken[off]) < 2:
            continue
        signed = taken if np.median(taken[taken != 0]) > 0 else -taken
        share, rows = product.equals(rest[amount], signed)
        if share >= SURE:
            yield Identity(product.quantity, product.price, amount, discount, share, rows)


def constant_ratio(product: Floats, amount: Floats) -> float | None:
    """amount / product, where it is the same in nearly all rows and above 1: a tax on top."""
    seen = np.isfinite(product) & np.isfinite(amount) & (np.abs(product) > 1)
    if seen.sum() < LEAST_ROWS:
        return None
    ratio = amount[seen] / product[seen]
    middle = float(np.median(ratio))
    close = np.mean(np.abs(ratio - middle) < 0.01 * middle) if middle > 0 else 0.0
    return middle if close >= SURE and 1.005 < middle < 1.35 else None


def repeats_per_order(order: Traits, amount: Traits) -> bool:
    """True where the amount is the same in every line of each order of several lines.

    That is the order's total, printed on each line or on the first of them only: adding it up
    counts it again and again, or gives it to one of the products.
    """
    groups: dict[str, list[float]] = {}
    for key, value in zip(order.texts, amount.numbers, strict=True):
        if key is not None:
            groups.setdefault(key, []).append(float(value))
    several = [np.array(values) for values in groups.values() if len(values) > 1]
    several = [values for values in several if np.isfinite(values).any() and np.nanmax(values) != 0]
    if len(several) < 3:
        return False
    once = all(np.isfinite(v[0]) and not np.isfinite(v[1:]).any() for v in several)
    full = all(np.isfinite(v).all() and np.ptp(v) < 0.005 for v in several)
    return once or full


def adds_up(order: Traits, amount: Traits, total: Traits) -> bool:
    """True where the amounts of each order of several lines, not all alike, add up to its total."""
    sums: dict[str, list[tuple[float, float]]] = {}
    for key, part, whole in zip(order.texts, amount.numbers, total.numbers, strict=True):
        if key is not None and np.isfinite(part) and np.isfinite(whole):
            sums.setdefault(key, []).append((float(part), float(whole)))
    several = [np.array(pairs) for pairs in sums.values() if len(pairs) > 1]
    if len(several) < LEAST_ROWS:
        return False
    right = [abs(pairs[:, 0].sum() - pairs[0, 1]) <= 0.011 * len(pairs) for pairs in several]
    return float(np.mean(right)) >= SURE and any(np.ptp(pairs[:, 0]) > 0 for pairs in several)


def is_of_the_line(product: Traits, quantity: Traits, price: Traits) -> bool:
    """True where a product's price grows with the quantity: what is called a price is an amount."""
    groups: dict[str, list[tuple[float, float]]] = {}
    for key, q, p in zip(product.texts, quantity.numbers, price.numbers, strict=True):
        if key is not None and q != 0 and np.isfinite(q) and np.isfinite(p):
            groups.setdefault(key, []).append((float(q), float(p)))
    per_piece = as_it_stands = seen = 0
    for pairs in groups.values():
        q, p = np.array(pairs).T
        if np.unique(np.abs(q)).size < 2:
            continue
        seen += 1
        per_piece += _is_steady(np.abs(p / q))
        as_it_stands += _is_steady(np.abs(p))
    return seen >= 3 and per_piece >= 0.7 * seen and as_it_stands <= 0.3 * seen


def _is_steady(values: Floats) -> bool:
    return bool(np.ptp(values) <= 0.02 * np.median(values) + 0.011)
