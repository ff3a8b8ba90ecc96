import numpy as np
import polars as pl

from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.meaning.identities import adds_up
from shelfcast.landing.meaning.traits import trace
from shelfcast.landing.values.surroundings import Surroundings


def traits(**columns):
    sample = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return trace(sample, weigh(sample, tuple(columns), Surroundings()))


ORDERS = [order for order in "abcdef" for _ in range(2)]
PARTS = [f"{n}.50" for n in range(1, 13)]
TOTALS = [f"{float(PARTS[n // 2 * 2]) + float(PARTS[n // 2 * 2 + 1]):.2f}" for n in range(12)]


def test_amounts_that_add_up_to_the_total_of_their_order_are_the_lines():
    seen = traits(order=ORDERS, part=PARTS, total=TOTALS)
    assert adds_up(seen["order"], seen["part"], seen["total"])


def test_amounts_that_do_not_are_something_else():
    other = [f"{n}.25" for n in range(1, 13)]
    seen = traits(order=ORDERS, part=other, total=TOTALS)
    assert not adds_up(seen["order"], seen["part"], seen["total"])
    assert np.isfinite(seen["part"].numbers).all()


def test_orders_of_one_line_tell_nothing():
    seen = traits(order=[str(n) for n in range(12)], part=PARTS, total=PARTS)
    assert not adds_up(seen["order"], seen["part"], seen["total"])
