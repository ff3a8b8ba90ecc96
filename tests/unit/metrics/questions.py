"""Companies, questions and viewers drawn at random, from a seed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import polars as pl

from shelfcast.metrics import MetricQuery, Scope

from .naive import METRICS, PLACES, SALES, SPLITS, STOCK, TIMES, WHERE, fact_of

FIRST, DAYS = date(2011, 1, 17), 75
FIELD_OF = {"store in S1|S3": "store", "weekday<=3": "weekday", "month>=2011-02": "month"}


def sale_lines(random, a_line, count):
    """Lines with returns, unknown money, empty keys and codes that no master knows."""
    return [
        a_line(
            day=FIRST + timedelta(days=random.randrange(DAYS)),
            order_id=random.choice(["A", "B", "C", "D", None]),
            store_id=random.choice(["S1", "S1", "S2", "S3", "S9"]),
            product_id=random.choice(["P1", "P2", "P3", "P4", "P9"]),
            customer_id=random.choice(["C1", "C2", "C3", None]),
            country=random.choice(["UK", "FR", None]),
            promotion=random.choice([None, None, "SALE"]),
            quantity=random.choice([-2, -1, 1, 2, 3]),
            unit_price=random.choice([1, 2.5, 0.0001, 10]),
            unit_cost=random.choice([None, 1, 0.5]),
            discount=random.choice([None, 0, 0.5]),
        )
        for _ in range(count)
    ]


def other_facts(random):
    """Events, stock of every day, forecasts at two levels and orders, drawn in this order."""
    return {
        "events": _events(random),
        STOCK: _stock(random),
        "forecasts": _forecasts(random),
        "orders": _orders(random),
    }


def _day(random):
    return FIRST + timedelta(days=random.randrange(DAYS))


def _store(random):
    return random.choice(["S1", "S2", "S3", "S9", None])


def _product(random):
    return random.choice(["P1", "P2", "P3", "P9"])


def _events(random):
    return [
        {
            "day": _day(random),
            "user_id": random.choice("abcd"),
            "session_id": random.choice(["x", "y", None]),
            "store_id": _store(random),
            "product_id": _product(random),
            "event_type": "look",
            "step": random.choice(["VIEW", "CART", "PURCHASE", "OTHER"]),
            "price": None,
        }
        for _ in range(25)
    ]


def _stock(random):
    series = {(_store(random), _product(random)): random.randrange(20) for _ in range(4)}
    return [
        {
            "day": FIRST + timedelta(days=n),
            "store_id": s,
            "product_id": p,
            "on_hand": Decimal(random.randrange(-1, 9)),
            "in_transit": Decimal(0),
        }
        for (s, p), begins in series.items()
        for n in range(begins, DAYS - 9)
    ]


def _forecasts(random):
    return [
        {
            "unique_id": level,
            "store_id": _store(random),
            "product_id": _product(random),
            "level": level,
            "ds": FIRST + timedelta(days=DAYS + n),
            "mean": random.randrange(40) / 8,
        }
        for n in range(9)
        for level in ("store_product", "total")
    ]


def _orders(random):
    return [
        {
            "order_date": FIRST + timedelta(days=DAYS),
            "store_id": _store(random),
            "product_id": _product(random),
            "quantity": float(random.randrange(9)),
            "expected_cost": None,
        }
        for _ in range(4)
    ]


def frames(facts, schemas):
    """The facts as tables."""
    return {name: pl.DataFrame(rows, schema=schemas[name].schema) for name, rows in facts.items()}


def dated(lines, facts):
    """The raw rows by fact, each with its `day`, as the naive answers take them."""
    forecasts = [
        {**row, "day": row["ds"]} for row in facts["forecasts"] if row["level"] == "store_product"
    ]
    orders = [{**row, "day": row["order_date"]} for row in facts["orders"]]
    return {**facts, SALES: lines, "forecasts": forecasts, "orders": orders}


def viewer(random):
    """Everything, or some stores, regions or categories, or none at all of them."""

    def some(values):
        return None if random.random() < 0.55 else set(random.sample(values, random.randrange(3)))

    return Scope(
        stores=some(["S1", "S2", "S3", "S9"]),
        regions=some(["North", "South"]),
        categories=some(["Lights", "Clothes", "uncategorised"]),
    )


def question(random):
    """Metrics of one or several facts with what they share; days, comparison, best, totals."""
    facts = random.choice([[SALES], [SALES], [SALES, STOCK], ["events"], None])
    names = [
        name
        for name, (fact, _, _) in METRICS.items()
        if facts is None or (STOCK if fact == "last" else fact) in facts
    ]
    metrics = random.sample(names, random.randrange(1, min(6, len(names)) + 1))
    if facts is not None and STOCK in facts and random.random() < 0.5:
        metrics.append("stock_cover")
    used = {STOCK if f == "last" else f for name in metrics for f in fact_of(name)}
    shared = [d for d in SPLITS[SALES] + ("step",) if all(d in SPLITS[fact] for fact in used)]
    times = [d for d in shared if d in TIMES]
    coarse = random.random() < 0.5
    pool = [d for d in shared if d in (*PLACES, "month", "quarter", "year")] if coarse else shared
    by = random.sample(pool, random.randrange(4))
    where = [w for w in WHERE if _field(w) in shared and random.random() < 0.12]
    start, end = _days(random)
    compare = random.choice([None, None, "previous_period", "previous_year"])
    where = [w for w in where if not (compare and _field(w) in times)]
    top = _top(random, by, metrics)
    return MetricQuery(
        tuple(metrics),
        by=tuple(by),
        where=tuple(where),
        start=start,
        end=end,
        compare=compare,
        totals=random.random() < 0.3,
        **top,
    )


def _top(random, by, metrics):
    ranked = [d for d in by if d not in TIMES]
    if not ranked or metrics[0] == "stock_cover" or random.random() < 0.5:
        return {}
    of = random.choice([None, *ranked])
    return {"top": random.randrange(1, 4), "top_of": of, "others": random.random() < 0.6}


def _field(text):
    return FIELD_OF.get(text) or next(
        f for f in (*PLACES, "country", "customer", "step") if text.startswith(f)
    )


def _days(random):
    kind = random.randrange(4)
    if kind == 0:
        return None, None
    if kind == 1:
        return random.choice([None, date(2011, 2, 1)]), random.choice([None, date(2011, 2, 28)])
    if kind == 2:
        return date(2011, 2, 1), date(2011, 3, 31)
    start = FIRST + timedelta(days=random.randrange(DAYS))
    return start, start + timedelta(days=random.randrange(40))
