"""What does a person want to know first, when a run is done?

The KPIs of the whole data, how far the forecasts can be trusted beside the seasonal naive, the
orders worth most, and what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.metrics import MetricQuery, has_rows, query, rows
from shelfcast.metrics.format import written
from shelfcast.project import Project
from shelfcast.terminal import is_wide, print_facts, print_frame, records, say

KPIS = ("revenue", "units", "orders", "average_order_value", "gross_profit")
ORDER_COLUMNS = (
    "store_id",
    "product_id",
    "quantity",
    "on_hand",
    "in_transit",
    "arrival_date",
    "expected_cost",
    "reason",
)
NARROW_COLUMNS = ("store_id", "product_id", "quantity", "arrival_date", "expected_cost")
ORDERS_SHOWN = 5
LEVELS_SHOWN = ("total", "store_product")


@dataclass(frozen=True)
class Summary:
    """The first things to know, read from the served snapshot."""

    kpis: dict[str, Any]
    formats: dict[str, str]
    scores: pl.DataFrame
    orders: pl.DataFrame
    currency: str
    period: str

    def show(self) -> None:
        """For a person."""
        say("")
        facts = [("period", self.period)]
        for name, value in self.kpis.items():
            shown = written(value, self.formats[name], self.currency)
            facts.append((name.replace("_", " "), shown))
        print_facts(facts)
        for line in self.trust():
            say(line)
        if self.orders.height:
            columns = ORDER_COLUMNS if is_wide() else NARROW_COLUMNS
            first = self.orders.select(columns).head(ORDERS_SHOWN)
            print_frame(first, title=f"First of {self.orders.height:,} orders, best return first")
        say("Next: shelfcast serve, or shelfcast query revenue --by month")

    def trust(self) -> list[str]:
        """How far off the published forecasts were in the backtest, by level."""
        chosen = self.scores.filter(pl.col("chosen") & pl.col("level").is_in(LEVELS_SHOWN))
        return [_trust(row) for row in chosen.iter_rows(named=True)]

    def as_dict(self) -> dict[str, Any]:
        """For a program."""
        return {
            "period": self.period,
            "kpis": self.kpis,
            "scores": records(self.scores),
            "orders": self.orders.height,
        }


def _trust(row: Mapping[str, Any]) -> str:
    told = {name: row[name] for name in ("wape", "naive_wape", "coverage80")}
    if any(value is None for value in told.values()):
        return f"forecast error at {row['level']}: too little history to tell"
    return (
        f"forecast error at {row['level']}: {told['wape']:.1%} "
        f"(seasonal naive {told['naive_wape']:.1%}); 80 % intervals held {told['coverage80']:.0%}"
    )


def summary(project: Project) -> Summary:
    """The summary of the served snapshot. Raises NoDataError where there is none."""
    with warehouse.open_snapshot(project.warehouse) as reader:
        result = query(reader, MetricQuery(metrics=KPIS))
        scores = rows(reader, "scores") if has_rows(reader, "scores") else pl.DataFrame()
        orders = rows(reader, "orders") if has_rows(reader, "orders") else pl.DataFrame()
    if not scores.width:
        scores = pl.DataFrame(schema={"chosen": pl.Boolean, "level": pl.String})
    return Summary(
        result.frame.row(0, named=True),
        dict(result.formats),
        scores,
        orders.sort("rank") if "rank" in orders.columns else orders,
        project.settings.project.currency,
        f"{result.start} to {result.end}",
    )
