"""Whatever is asked, the coarser marts that dbt builds say what the sale lines say."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from shelfcast import warehouse as wh
from shelfcast.metrics import MetricQuery, Scope, catalogue, query
from shelfcast.warehouse.work_file import work_path

from .conftest import FIRST, LAST, Shop, Star

QUESTIONS = 60
BY = ("day", "week", "month", "quarter", "store", "region", "category", "brand", "product")
LINES_ALONE = catalogue().model_copy(update={"rollups": (), "fingerprint": "lines alone"})
METRICS = [m.name for m in catalogue().metrics if m.mart == "sales_lines"]


@pytest.fixture
def reader(shop: Shop, tmp_path: Path):
    shutil.copyfile(work_path(shop.warehouse), work_path(tmp_path))
    wh.publish(tmp_path)
    with wh.open_snapshot(tmp_path) as opened:
        yield opened


def test_every_answer_is_the_same_from_the_rollups_and_from_the_lines(reader: wh.Reader) -> None:
    random = Random("rollups")
    stores = [name for (name,) in reader.frame("select store_id from marts.stores").iter_rows()]
    span = (LAST - FIRST).days
    used: set[str] = set()
    for _ in range(QUESTIONS):
        start = random.choice(
            [None, FIRST.replace(day=1), FIRST + timedelta(random.randrange(span))]
        )
        by = tuple(random.sample(BY, random.randrange(3)))
        ranked = [name for name in by if name in BY[4:]]
        asked = MetricQuery(
            tuple(random.sample(METRICS, random.randrange(1, 6))),
            by=by,
            start=start,
            end=start and start + timedelta(random.randrange(90)),
            compare=random.choice([None, "previous_period"]),
            top=2 if ranked and random.random() < 0.4 else None,
        )
        some = frozenset(random.sample(stores, 1)) if random.random() < 0.4 else None
        ours = query(reader, asked, Scope(stores=some))
        theirs = query(reader, asked, Scope(stores=some), LINES_ALONE)
        used |= {r.name for r in catalogue().rollups if f"marts.{r.name}" in ours.sql}
        assert "marts.sales_by" not in theirs.sql
        assert ours.frame.rows() == theirs.frame.rows(), asked
    assert used == {rollup.name for rollup in catalogue().rollups}


def test_metrics_of_events_and_stock_are_those_of_their_marts(star: Star, tmp_path: Path) -> None:
    shutil.copyfile(work_path(star.warehouse), work_path(tmp_path))
    wh.publish(tmp_path)
    with wh.open_snapshot(tmp_path) as opened:
        events = query(opened, MetricQuery(("events", "visitors", "conversion"))).frame.row(0)
        by_hand = opened.frame(
            "select count(*), count(distinct user_id), "
            "count(distinct case when step = 'PURCHASE' then user_id end) "
            "/ count(distinct user_id) from marts.events"
        ).row(0)
        assert events == by_hand
        stock = query(opened, MetricQuery(("stock_on_hand",), by=("month",))).frame
        last = opened.frame(
            "select date_trunc('month', day)::date, sum(on_hand) from marts.stock_by_day "
            "where day in (select max(day) from marts.stock_by_day "
            "group by date_trunc('month', day)) group by 1 order by 1"
        )
        assert stock.rows() == last.rows()
