"""The metrics again, as loops over the raw lines: filter to what may be seen, group, sum.

Knows nothing of SQL, rollups or the catalogue's expressions. Windows and shifts are those of
window.py, which has tests of its own.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from .loops import EVENTS, METRICS, PRODUCTS, SALES, STOCK, over

STORES = {"S1": ("North", "Leeds"), "S2": ("North", "York"), "S3": ("South", "Poole")}
"""S9 is in no master."""
NAMES = {"P1": "Red Lamp", "P2": "Blue lamp", "P3": "100% Wool_Hat", "P4": "Postage"}
GRAINS = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=day.month - (day.month - 1) % 3, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def region(row):
    return STORES.get(row["store_id"], (None, None))[0]


def category(row):
    return PRODUCTS.get(row["product_id"], (None, None, None))[0]


FIELDS = {
    "store": lambda row: row["store_id"],
    "product": lambda row: row["product_id"],
    "region": region,
    "city": lambda row: STORES.get(row["store_id"], (None, None))[1],
    "category": category,
    "brand": lambda row: PRODUCTS.get(row["product_id"], (None, None, None))[1],
    "customer": lambda row: row["customer_id"],
    "country": lambda row: row["country"],
    "promotion": lambda row: row["promotion"],
    "step": lambda row: row["step"],
    "weekday": lambda row: row["day"].isoweekday(),
}
WHERE = {
    "store in S1|S3": lambda row: row["store_id"] in ("S1", "S3"),
    "store!=S2": lambda row: row["store_id"] != "S2",
    "region=North": lambda row: region(row) == "North",
    "category!=Lights": lambda row: category(row) != "Lights",
    "product~lamp": lambda row: "lamp" in NAMES.get(row["product_id"], row["product_id"]).lower(),
    "brand=": lambda row: FIELDS["brand"](row) is None,
    "country!=FR": lambda row: row["country"] != "FR",
    "customer=": lambda row: row["customer_id"] is None,
    "weekday<=3": lambda row: row["day"].isoweekday() <= 3,
    "step=VIEW": lambda row: row["step"] == "VIEW",
    "month>=2011-02": lambda row: row["day"] >= date(2011, 2, 1),
}


def seen(row, scope):
    return (
        (scope.stores is None or row["store_id"] in scope.stores)
        and (scope.regions is None or region(row) in scope.regions)
        and (scope.categories is None or category(row) in scope.categories)
    )


PLACES = ("store", "product", "region", "city", "category", "brand")
TIMES = ("day", "week", "month", "quarter", "year")
SPLITS = {
    SALES: (*PLACES, *TIMES, "weekday", "customer", "country", "promotion"),
    EVENTS: (*PLACES, *TIMES, "weekday", "step"),
    STOCK: (*PLACES, *TIMES),
    "forecasts": (*PLACES, *TIMES),
    "orders": (*PLACES, *TIMES),
}


def fact_of(name):
    """The fact whose lines a metric is made of; of a formula, several."""
    if name == "stock_cover":
        return ("last", SALES, STOCK)
    return (METRICS[name][0],)


class Naive:
    """Answers over raw lines: `facts` are lists of rows, each with `day`, by fact."""

    def __init__(self, facts, scope):
        self.everyone = facts
        self.facts = {name: [r for r in rows if seen(r, scope)] for name, rows in facts.items()}

    def span(self, names):
        days = [row["day"] for name in names for row in self.facts[self._real(name)]]
        return (min(days), max(days)) if days else None

    def answer(self, asked, window, grain_shift=None):
        """Key -> column -> value, as QueryResult's rows should have them."""
        keep = self._best(asked, window)
        now = self._grouped(asked, window.start, window.end, None, keep)
        if window.previous_start is None:
            keys = set().union(*now.values()) or set()
            if not asked.by:
                keys = {()}
            return {key: self._row(asked, now, key) for key in keys}
        before = self._grouped(
            asked, window.previous_start, window.previous_end, window.shift, keep
        )
        keys = set().union(*now.values(), *before.values()) if asked.by else {()}
        return {key: self._compared(asked, now, before, key) for key in keys}

    def _compared(self, asked, now, before, key):
        row = {}
        for name in asked.metrics:
            value, earlier = self._value(name, now, key), self._earlier(name, before, key)
            missing = value is None or earlier is None
            change = None if missing else value - earlier
            row[name], row[f"{name}_previous"] = value, earlier
            row[f"{name}_change"] = change
            row[f"{name}_change_pct"] = None if missing else over(change, abs(earlier))
        return row

    def _row(self, asked, groups, key):
        return {name: self._value(name, groups, key) for name in asked.metrics}

    def _value(self, name, groups, key):
        if name == "stock_cover":
            return self._cover(lambda part: self._value(part, groups, key))
        fact, is_ratio, loop = METRICS[name]
        rows = groups[fact].get(key, [])
        if rows:
            return loop(rows, self.facts)
        return None if is_ratio else 0

    def _earlier(self, name, groups, key):
        if name == "stock_cover":
            return self._cover(lambda part: self._earlier(part, groups, key))
        fact, _, loop = METRICS[name]
        rows = groups[fact].get(key, [])
        return loop(rows, self.facts) if rows else None

    @staticmethod
    def _cover(value):
        return over(value("stock_on_hand"), over(value("units"), value("stock_days")))

    def _grouped(self, asked, start, end, shift, keep):
        names = dict.fromkeys(fact for name in asked.metrics for fact in fact_of(name))
        return {name: self._groups(asked, name, start, end, shift, keep) for name in names}

    def _groups(self, asked, name, start, end, shift, keep):
        groups = defaultdict(list)
        for row in self._rows(asked, name, start, end, shift, asked.by):
            key = self._key(asked, row, shift, keep)
            if key is not None:
                groups[key].append(row)
        return groups

    def _rows(self, asked, name, start, end, shift, by):
        rows = [
            row
            for row in self.facts[self._real(name)]
            if start <= row["day"] <= end and all(passes(row, w, shift) for w in asked.where)
        ]
        if name != "last":
            return rows
        times = [dimension for dimension in by if dimension in GRAINS]
        closing = {}
        for row in self.everyone[STOCK]:
            if start <= row["day"] <= end:
                element = tuple(GRAINS[t](moved(row["day"], shift)) for t in times)
                closing[element] = max(row["day"], closing.get(element, date.min))
        return [row for row in rows if row["day"] in closing.values()]

    def _key(self, asked, row, shift, keep):
        key = []
        is_other = False
        for dimension in asked.by:
            if dimension in GRAINS:
                key.append(GRAINS[dimension](moved(row["day"], shift)))
                continue
            value = FIELDS[dimension](row)
            if dimension == "weekday" and shift is not None and not shift.whole:
                value = moved(row["day"], shift).isoweekday()
            if keep is not None and dimension == keep[0] and value not in keep[1]:
                if not asked.others:
                    return None
                is_other, value = True, "other"
            elif keep is not None and dimension == keep[0] and asked.others and value is not None:
                value = str(value) if dimension == "weekday" else value
            key.append(value)
        return (*key, is_other) if asked.others else tuple(key)

    def _best(self, asked, window):
        if asked.top is None:
            return None
        dimension = asked.top_of or next(d for d in asked.by if d not in GRAINS)
        fact, _, loop = METRICS[asked.metrics[0]]
        groups = defaultdict(list)
        for row in self._rows(asked, fact, window.start, window.end, None, ()):
            groups[FIELDS[dimension](row)].append(row)
        ranked = [(loop(rows, self.facts), value) for value, rows in groups.items()]
        ranked.sort(
            key=lambda pair: (
                pair[0] is None,
                0 if pair[0] is None else -pair[0],
                pair[1] is None,
                "" if pair[1] is None else pair[1],
            )
        )
        return dimension, {value for _, value in ranked[: asked.top]}

    @staticmethod
    def _real(name):
        return STOCK if name == "last" else name


def passes(row, wanted, shift):
    """Whether a row passes a filter; a weekday is that of the day it is laid on, months apart."""
    joined = "|".join(wanted.values)
    between = " in " if wanted.operator == "in" else wanted.operator
    if wanted.field == "weekday" and shift is not None and not shift.whole:
        row = {**row, "day": moved(row["day"], shift)}
    return WHERE[f"{wanted.field}{between}{joined}"](row)


def moved(day, shift):
    """A day laid on the days it is compared with."""
    if shift is None:
        return day
    if shift.days:
        return day + timedelta(days=shift.days)
    day = GRAINS[shift.whole](day) if shift.whole else day
    index = day.year * 12 + day.month - 1 + shift.months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError


def close(ours, theirs):
    """Equal, or both missing; ratios to nine places."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    return abs(float(ours) - float(theirs)) <= 1e-9 * max(1.0, abs(float(theirs)))
