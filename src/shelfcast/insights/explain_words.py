"""What moves a forecast, said so that a manager can act on it?

Not here: the numbers (explain.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shelfcast.insights.explain import Explained
from shelfcast.metrics.format import percent

LABELS: dict[str, str] = {
    "base": "Pace of the last weeks",
    "level": "How it has been selling",
    "season": "Season (weekday, time of year)",
    "calendar": "Calendar",
    "price": "Price",
    "promotion": "Promotions",
    "scaled": "Scaled to a better total",
    "person": "Changed by a person",
}
LEAST = 0.005
FEW = 0.999


def explained_in_words(found: Explained) -> tuple[str, ...]:
    """The forecast, its drivers, their importance and what forecasting was worth, in sentences."""
    said = [_expected(found), _moved(found)]
    said += [_important(found)] if found.parts["importance"].sum() else []
    said += _told(found)
    whole = found.classes.filter(demand_class="all")
    if whole.height:
        said += _worth(whole.row(0, named=True))
        said += _classes(found)
    return tuple(said)


def amount(value: float) -> str:
    """Units, with one place below 100.

    >>> amount(3.14159), amount(1234.5), amount(-0.04), amount(10)
    ('3.1', '1,234', '0', '10')
    """
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def _expected(found: Explained) -> str:
    of = f" over {found.series:,} products in stores" if found.series > 1 else ""
    by = _joined(found.models) if len(found.models) < 4 else f"{len(found.models)} models"
    return (
        f"Expected from {found.first} to {found.last}: {amount(found.published)} units{of}, "
        f"by {by}."
    )


def _joined(names: Sequence[str]) -> str:
    """Names in a sentence.

    >>> _joined(("a",)), _joined(("a", "b", "c"))
    ('a', 'a, b and c')
    """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _moved(found: Explained) -> str:
    """What the last weeks' pace would give, and what each driver adds or takes away."""
    said = []
    for name, value, _ in found.parts.sort(found.parts["units"].abs(), descending=True).rows():
        if abs(value) >= max(LEAST * found.base, 0.05):
            verb = "adds" if value > 0 else "takes away"
            said.append(f"{LABELS[name].lower()} {verb} {amount(abs(value))}")
    start = f"At the pace of the last weeks it would be {amount(found.base)} units"
    return f"{start}; {', '.join(said)}." if said else f"{start}, and nothing moves it much."


def _important(found: Explained) -> str:
    ordered = found.parts.sort("importance", descending=True).head(3)
    first = ordered.filter(ordered["importance"] >= LEAST)
    named = ", ".join(f"{LABELS[n].lower()} {percent(share)}" for n, _, share in first.rows())
    return f"What moves single forecasts most, up or down: {named}."


def _told(found: Explained) -> list[str]:
    """How much of the forecast is told by every driver, where that is not all of it."""
    if found.detailed >= FEW:
        return []
    if found.detailed == 0:
        by = _joined(found.models)
        return [f"Told by level and season only: {by} was not asked about other drivers."]
    return [
        f"{percent(found.detailed)} of it is told by every driver; smaller sellers, and models "
        "that know no drivers, by level and season only."
    ]


def _worth(row: Mapping[str, Any]) -> list[str]:
    """Forecast against actual in trials, bias, and the gain on repeating last week."""
    said = (
        f"In trials on days since past, {amount(row['forecast'])} units were forecast and "
        f"{amount(row['sold'])} sold"
    )
    if row["bias"] is None:
        return [f"{said}."]
    much = "too much" if row["bias"] > 0 else "too little"
    near = abs(row["bias"]) < LEAST
    said += ", with hardly any bias." if near else f": {percent(abs(row['bias']))} {much}."
    return [said, *([_gain(row)] if row["value_added"] is not None else [])]


def _gain(row: Mapping[str, Any]) -> str:
    gain = row["value_added"]
    each = "Product by product" if row["series"] > 1 else "Period by period"
    error = f"{each}, the misses add up to {percent(row['wape'])} of what was sold"
    naive = f"repeating last week misses {percent(row['naive_wape'])}"
    if gain < 0:
        return f"{error}; {naive}, so here forecasting has not paid."
    return f"{error}; {naive}: forecasting saves {percent(gain)} of the misses."


def _classes(found: Explained) -> list[str]:
    """The class in which forecasting pays most, and the one in which least, where several are."""
    several = found.classes.filter(found.classes["demand_class"] != "all").drop_nulls("value_added")
    if several.height < 2:
        return []
    ordered = several.sort("value_added", "demand_class", descending=[True, False])
    best, worst = ordered.row(0, named=True), ordered.row(-1, named=True)
    return [
        f"It pays most for {best['demand_class']} demand ({percent(best['value_added'])}) and "
        f"least for {worst['demand_class']} demand ({percent(worst['value_added'])})."
    ]
