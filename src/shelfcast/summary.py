"""What does a person want to know first, when a run is done?

The KPIs of the whole data, how far the forecasts can be trusted beside the seasonal naive, the
orders worth most, and what to do next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from shelfcast import warehouse
from shelfcast.metrics import MetricQuery, has_rows, query, rows
from shelfcast.metrics.format import written
from shelfcast.project import Project
from shelfcast.terminal import print_facts, print_frame, records, say

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
ORDERS_SHOWN = 5


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
            first = self.orders.select(ORDER_COLUMNS).head(ORDERS_SHOWN)
            print_frame(first, title=f"First of {self.orders.height:,} orders, best return first")
        say("Next: shelfcast serve, or shelfcast query revenue --by month")

    def trust(self) -> list[str]:
        """How far off the published forecasts were in the backtest, by level."""
        lines = []
        for row in self.scores.filter(pl.col("chosen")).iter_rows(named=True):
            if row["level"] in ("total", "store_product"):
                lines.append(
                    f"forecast error at {row['level']}: {row['wape']:.1%} "
                    f"(seasonal naive {row['naive_wape']:.1%}); "
                    f"80 % intervals held {row['coverage80']:.0%}"
                )
        return lines

    def as_dict(self) -> dict[str, Any]:
        """For a program."""
        return {
            "period": self.period,
            "kpis": self.kpis,
            "scores": records(self.scores),
            "orders": self.orders.height,
        }


def summary(project: Project) -> Summary:
    """The summary of the served snapshot. Raises NoDataError where there is none."""
    with warehouse.open_snapshot(project.warehouse) as reader:
        result = query(reader, MetricQuery(metrics=KPIS))
        scores = rows(reader, "scores") if has_rows(reader, "scores") else pl.DataFrame()
        orders = rows(reader, "orders") if has_rows(reader, "orders") else pl.DataFrame()
    if not scores.width:
        scores = pl.DataFrame(schema={"chosen": pl.Boolean})
    return Summary(
        result.frame.row(0, named=True),
        dict(result.formats),
        scores,
        orders.sort("rank") if "rank" in orders.columns else orders,
        project.settings.project.currency,
        f"{result.start} to {result.end}",
    )
