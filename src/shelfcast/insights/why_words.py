"""How is a change told in sentences?

First the change itself, then what it is made of, then the groups that matter most with what they
are made of, then how the dimension was chosen. Amounts are written to the cent, so that a reader
can add them up. Part names are those of the room: volume, price, mix, new, lost, rate.
Not here: the figures (why.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from shelfcast.insights.why import Why
from shelfcast.metrics.format import money, percent, units

TOLD = 3
UNITS_EACH = {"gross_profit": "profit a unit", "returns": "money a unit brought back"}


def sentences(why: Why, currency: str, limit: int = TOLD) -> tuple[str, ...]:
    """The answer, a sentence or two an item, the most important first."""
    told = [_change(why, currency), _made_of(why, why.parts, currency)]
    told += _groups(why, currency, limit)
    return (*told, _chosen(why))


def signed(value: Decimal, why: Why, currency: str) -> str:
    """An amount of the metric with its sign, to the last place that the parts are rounded to."""
    text = _amount(value, why, currency)
    return text if value < 0 or text.startswith("-") else f"+{text}"


def _amount(value: Decimal, why: Why, currency: str) -> str:
    if why.metric.format == "percent":
        return f"{value * 100:,.4f} %"
    if why.metric.unit == "money":
        return money(value, currency, exact=True)
    return units(value)


def _change(why: Why, currency: str) -> str:
    both = why.periods
    before, now = (_amount(value, why, currency) for value in (why.before, why.now))
    spans = f"({both.before_start} to {both.before_end}) to {now} ({both.start} to {both.end})"
    if not why.change:
        return f"{why.metric.label} did not change: {before} {spans}."
    moved = "rose" if why.change > 0 else "fell"
    share = "" if why.share is None else f" ({percent(why.share, signed=True)})"
    by = _amount(abs(why.change), why, currency)
    by = f"{by[:-2]} points" if why.metric.format == "percent" else by
    return f"{why.metric.label} {moved} by {by}{share}, from {before} {spans}."


def _made_of(why: Why, parts: Mapping[str, Decimal], currency: str) -> str:
    told = _parts(why, parts, currency)
    return f"That is {told}." if told else "No part of it changed."


def _parts(why: Why, parts: Mapping[str, Decimal], currency: str) -> str:
    """The parts that are not 0, in words."""
    names = _names(why)
    told = [
        f"{names[part]} {signed(value, why, currency)}" for part, value in parts.items() if value
    ]
    return ", ".join(told)


def _names(why: Why) -> dict[str, str]:
    """What the parts are called for this metric and dimension."""
    place = why.dimension.label.lower()
    what = place if why.movers.is_empty() else f"product or {place}"
    names = {"volume": "volume", "price": "price", "mix": "mix"}
    names |= {"price": UNITS_EACH.get(why.metric.name, "price")}
    if why.metric.is_ratio:
        names |= {"rate": f"the rate within each {place}", "mix": f"the weights of each {place}"}
    elif why.metric.unit != "money":
        names |= {"volume": "more or less of what stayed"}
    return names | {"new": f"new {what}", "lost": f"lost {what}"}


def _groups(why: Why, currency: str, limit: int) -> list[str]:
    rows = why.groups.head(limit).filter(why.groups.head(limit)["change"] != 0)
    if why.groups.height < 2 or rows.is_empty():
        return []
    movers = {row[0]: row for row in why.movers.iter_rows()}
    label = why.dimension.label.lower()
    many = f"of {why.groups.height}" if why.groups.height > rows.height else "in order"
    told = [f"By {label}, the {rows.height} that changed most {many}:"]
    for row in rows.iter_rows(named=True):
        told.append(_group(why, row, movers.get(row[why.dimension.name]), currency))
    return told


def _group(
    why: Why, row: Mapping[str, object], mover: tuple[object, ...] | None, currency: str
) -> str:
    change = row["change"]
    assert isinstance(change, Decimal)
    status = row.get("status")
    is_not = f" ({status})" if status in ("new", "lost") else ""
    name = _named(row.get(why.dimension.name), row.get(f"{why.dimension.name}_name"))
    values = {part: value for part in why.parts if isinstance(value := row[part], Decimal)}
    parts = _parts(why, values, currency)
    text = f"{name}{is_not} {signed(change, why, currency)}: {parts}"
    if mover is not None and isinstance(mover[3], Decimal) and mover[3]:
        most = _named(mover[1], mover[2])
        text += f"; most of all {most} {signed(mover[3], why, currency)}"
    return f"{text}."


def _named(value: object, name: object) -> str:
    """The value, with its name where it has another."""
    if value is None:
        return "(empty)"
    return f"{name} ({value})" if name is not None and name != value else f"{value}"


def _chosen(why: Why) -> str:
    best = why.choice.row(0, named=True)
    label = why.dimension.label
    if why.choice.height < 2:
        return f"Split by {label.lower()}."
    moved, chance = percent(best["moved"]), percent(best["by_chance"])
    if best["beyond_chance"] <= 0:
        return f"No dimension tells more than chance would; {label.lower()} comes nearest."
    return (
        f"{label} tells most: {moved} of the business moved between its values beyond an even "
        f"change, where {chance} would by chance."
    )
