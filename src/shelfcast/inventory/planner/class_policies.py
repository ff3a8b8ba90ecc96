"""How should each class of product be kept: how sure, how often looked at, by which rule?

One row an ABC/XYZ class (insights/abc_xyz.py, mart product_classes), nine at most:
- service level by what a class earns: A 98 %, B 95 %, C 90 %. Most revenue stands behind A, so a
  stock-out costs most there; of C there are many, and stock of all of them ties up money;
- review by the same: A every day, B every review period, C every second one;
- rule by how steadily it sells: X base stock, an order each look brings it back to its level;
  Y (s, S) from the distribution of demand, with its reserve; Z the same while it earns (A, B),
  bought small and often; CZ to order, or one pack, since what is bought may never sell.
They are advice: the plan has one service level and review period in [inventory], or the levels of
`class_service_levels`; `shelfcast what-if --service-level` shows what another would cost.
Units: products, money. Revenue is that of the last twelve months.
Source: classes with a service and a review each, Silver, Pyke & Thomas, Inventory and Production
Management in Supply Chains, section 2.7 and the chapters on A and C items; the three levels are
ours, around the plan's default of 95 %.
Not here: the classes themselves.
"""

from __future__ import annotations

import polars as pl

from shelfcast.contracts.planner import CLASS_POLICIES
from shelfcast.inventory.plan_config import PlanConfig

SERVICE = {"A": 0.98, "B": 0.95, "C": 0.90}
PERIODS = {"B": 1.0, "C": 2.0}
BASE_STOCK = "base stock: each look orders back up to the level"
RESERVE = "(s, S) from the distribution of demand: a reserve, then an order up to S"
SMALL = "(s, S), bought small and often: demand jumps"
TO_ORDER = "to order, or one pack: what is bought may never sell"


def policy_of(abc: str, xyz: str) -> str:
    """The rule of a class, in words.

    >>> policy_of("A", "X"), policy_of("C", "Z") == TO_ORDER
    ('base stock: each look orders back up to the level', True)
    """
    if xyz == "X":
        return BASE_STOCK
    if xyz == "Y":
        return RESERVE
    return TO_ORDER if abc == "C" else SMALL


def class_policies(
    classes: pl.DataFrame, outlook: pl.DataFrame, config: PlanConfig
) -> pl.DataFrame:
    """The frame CLASS_POLICIES. `classes` has product_id, abc, xyz and revenue; `outlook` is
    STOCK_OUTLOOK.
    """
    stock = outlook.group_by("product_id").agg(
        pl.col("money_tied_up", "overstock_money", "lost_sales").sum()
    )
    counted = (
        classes.with_columns(pl.col("revenue").cast(pl.Float64))
        .join(stock, on="product_id", how="left")
        .group_by("abc", "xyz")
        .agg(
            products=pl.len(),
            revenue=pl.col("revenue").sum(),
            stock_money=pl.col("money_tied_up").sum(),
            overstock_money=pl.col("overstock_money").sum(),
            lost_sales=pl.col("lost_sales").sum(),
        )
    )
    total = pl.col("revenue").sum()
    rules = {a + x: policy_of(a, x) for a in SERVICE for x in "XYZ"}
    days = {"A": 1.0} | {abc: each * config.review_period for abc, each in PERIODS.items()}
    told = counted.with_columns(
        (pl.col("abc") + pl.col("xyz")).alias("class"),
        revenue_share=pl.when(total > 0).then(pl.col("revenue") / total),
        service_level=pl.col("abc").replace_strict(SERVICE, return_dtype=pl.Float64),
        review_days=pl.col("abc").replace_strict(days, return_dtype=pl.Float64),
    ).with_columns(policy=pl.col("class").replace_strict(rules, return_dtype=pl.String))
    return CLASS_POLICIES.conform(told.sort("class")).select(CLASS_POLICIES.names)
