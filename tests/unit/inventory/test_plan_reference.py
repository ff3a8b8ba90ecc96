"""The vectorised plan beside one that takes a row at a time and shares no code with it."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest

from shelfcast.contracts.frames import WINDOW_QUANTILES
from shelfcast.inventory import plan

P = list(WINDOW_QUANTILES.values())


class Curve:
    """A quantile function as a list of points, followed and summed segment by segment."""

    def __init__(self, quantiles, sd=1.0, extra=0.0):
        low = max(quantiles[0] - (quantiles[1] - quantiles[0]), 0.0)
        self.p, self.q = [0.0, *P], [low, *quantiles]
        self.beta = (self.q[-1] - self.q[7]) / math.log(5)
        if extra > 0:
            centre = self.mean()
            self.q = [max(centre + (v - centre) * math.hypot(sd, extra) / sd, 0.0) for v in self.q]
            self.beta = (self.q[-1] - self.q[7]) / math.log(5)

    def at(self, level):
        if level <= 0.99:
            return float(np.interp(level, self.p, self.q))
        return self.q[-1] + self.beta * math.log(0.01 / (1 - level))

    def mean(self):
        return self.shortage(0.0)

    def shortage(self, x):
        total = 0.0
        for p0, p1, a, b in zip(self.p, self.p[1:], self.q, self.q[1:], strict=False):
            if a >= x:
                total += (p1 - p0) * ((a + b) / 2 - x)
            elif b > x:
                total += (p1 - p0) * (b - x) / (b - a) * (b - x) / 2
        if x <= self.q[-1]:
            return total + 0.01 * (self.q[-1] - x + self.beta)
        return 0.01 * self.beta * math.exp(-(x - self.q[-1]) / self.beta) if self.beta > 0 else 0.0

    def lasts(self, x):
        if x >= self.q[-1]:
            decay = math.exp(-(x - self.q[-1]) / self.beta) if self.beta > 0 else 0.0
            return 1 - 0.01 * decay
        if x < self.q[0]:
            return 0.0
        i = max(j for j, v in enumerate(self.q) if v <= x)
        return self.p[i] + (x - self.q[i]) / (self.q[i + 1] - self.q[i]) * (
            self.p[i + 1] - self.p[i]
        )


def window(rows, days):
    """(mean, sd, quantiles) at `days` from the rows of one line."""
    rows = sorted(rows, key=lambda row: row["days"])
    names = list(WINDOW_QUANTILES)
    below = [row for row in rows if row["days"] <= days]
    above = [row for row in rows if row["days"] >= days]
    if below and above:
        a, b = below[-1], above[0]
        w = 0.0 if a is b else (days - a["days"]) / (b["days"] - a["days"])
        mean = a["mean"] + w * (b["mean"] - a["mean"])
        sd = math.sqrt(a["sd"] ** 2 + w * (b["sd"] ** 2 - a["sd"] ** 2))
        return mean, sd, [a[n] + w * (b[n] - a[n]) for n in names]
    only = below[-1] if below else above[0]
    scale = days / only["days"]
    mean, root = only["mean"] * scale, math.sqrt(scale)
    quantiles = [max(mean + (only[n] - only["mean"]) * root, 0.0) if days else 0.0 for n in names]
    return mean, only["sd"] * root, quantiles


def naive_lead(learned, terms, config):
    """Days of delivery and their standard deviation: learned, else agreed, else as set."""
    if learned and learned["orders"] >= 3:
        return learned["mean_days"], learned["sd_days"]
    agreed = terms.get("lead_time")
    return (config.lead_time if agreed is None else agreed), 0.0


def naive_money(terms, config):
    """(price, cost) of a unit; the cost is a share of the price where it is not told."""
    price, cost = terms.get("unit_price"), terms.get("unit_cost")
    if cost is None and price is not None:
        cost = price * config.unit_cost_share
    return price, cost


def naive_level(point, daily, cost, review, config):
    """Up to where is ordered: the economic quantity above the point, less the undershoot."""
    mean, sd, _ = review
    economic = 0.0
    if cost is not None:
        economic = math.sqrt(2 * config.order_cost * daily * 365 / (cost * config.holding_cost))
    undershoot = (sd**2 + mean**2) / (2 * mean) if mean > 0 else 0.0
    return max(point, min(point + max(economic - undershoot, 0), config.max_cover * daily))


def naive_saved(position, quantity, coming, review):
    """Units that would not have been sold in the review period without the order."""
    left = max(position - coming.mean() + coming.shortage(position), 0.0)
    return min(max(review.shortage(left) - review.shortage(left + quantity), 0), quantity)


def naive_line(rows, stock, learned, terms, config):
    """The order of one store and product, or None."""
    terms = terms or {}
    if terms.get("is_service"):
        return None
    lead, lead_sd = naive_lead(learned, terms, config)
    lead_days = math.ceil(lead - 1e-6)
    protection_days = math.ceil(lead + config.review_period - 1e-6)
    mean, sd, quantiles = window(rows, protection_days)
    daily = mean / protection_days
    extra = daily * lead_sd
    protection = Curve(quantiles, sd=sd or 1.0, extra=extra)
    _, lead_demand_sd, lead_quantiles = window(rows, lead_days)
    coming = Curve(lead_quantiles, sd=lead_demand_sd or 1.0, extra=extra if lead_demand_sd else 0)
    review = window(rows, math.ceil(config.review_period))
    price, cost = naive_money(terms, config)
    point = protection.at(config.service_level)
    level = naive_level(point, daily, cost, review, config)
    known = bool(stock) and stock["on_hand"] is not None
    position = max(stock["on_hand"], 0.0) + max(stock["in_transit"] or 0, 0) if known else 0.0
    if daily <= 0 or point <= 0 or position > point or level - position <= 1e-9:
        return None
    pack, least = terms.get("pack_size") or 1.0, terms.get("minimum_order") or 0.0
    quantity = math.ceil(max(level - position, least) / pack - 1e-9) * pack
    profit = None
    if cost is not None and price is not None:
        saved = naive_saved(position, quantity, coming, Curve(review[2]))
        hold = cost * config.holding_cost * config.review_period / 365
        profit = (price - cost) * saved - hold * (quantity - saved / 2)
    return {
        "quantity": quantity,
        "reorder_point": point,
        "order_up_to": level,
        "safety_stock": max(point - mean, 0.0),
        "expected_profit": profit,
        "stockout_probability": 1 - coming.lasts(position + 0.5) if known else None,
    }


def naive_plan(frames, config):
    windows, stock, lead_times, terms = frames
    lines = {}
    for row in windows.to_dicts():
        lines.setdefault((row["store_id"], row["product_id"]), []).append(row)
    stock = {(row["store_id"], row["product_id"]): row for row in stock.to_dicts()}
    learned = {row["product_id"]: row for row in lead_times.to_dicts()}
    terms = {row["product_id"]: row for row in terms.to_dicts()}
    orders = {
        line: naive_line(rows, stock.get(line), learned.get(line[1]), terms.get(line[1]), config)
        for line, rows in lines.items()
    }
    return {line: order for line, order in orders.items() if order is not None}


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("service_level", [0.8, 0.95, 0.995])
def test_the_plan_is_that_of_a_row_at_a_time(shop, random_shop, seed, service_level):
    frames = random_shop(seed)
    config = shop.config(service_level=service_level)
    naive = naive_plan(frames, config)
    ours = {(row["store_id"], row["product_id"]): row for row in plan(*frames, config).to_dicts()}
    assert ours.keys() == naive.keys()
    assert len(ours) > 20
    for line, expected in naive.items():
        for name, value in expected.items():
            got = ours[line][name]
            same = got is None if value is None else got == pytest.approx(value, rel=1e-6, abs=1e-7)
            assert same, (line, name, got, value)


def test_the_ranking_is_by_the_return_on_the_first_part(shop, random_shop):
    orders = plan(*random_shop(3), shop.config())
    for known in (True, False):
        returns = orders.filter(pl.col("stock_known") == known)["marginal_return"].to_list()
        numbers = [value for value in returns if value is not None]
        assert numbers == sorted(numbers, reverse=True)
        assert returns[: len(numbers)] == numbers
