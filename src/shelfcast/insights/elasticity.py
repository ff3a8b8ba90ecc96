"""How much less is sold when a price goes up, and how sure is that?

Elasticity e: 1 % on the price changes units by e %. For each product, by week and store:

    mean units = exp(e x log price + promotion + quarter + month + store) x days open and in stock

(every quarter of the data has its own level, so what drifts slowly is not taken for the price)

fitted as in poisson.py, so weeks without a sale count (with the last price paid), but for runs of
them that chance hardly gives: then the product was not offered, whatever its price. Errors are
those of leaving out a quarter of a year at a time, since what drives one week drives its neighbours
and a price holds for months; the interval is that of Student's t with as many degrees of freedom as
blocks less one. (Of M5's 120 products of most revenue, blocks of four weeks with every empty week
had 24 sure of their elasticity, 5 of them sold more when dearer; this way it is 12 and 1.) Products
of few sales are drawn to the mean of their category by as much as their own data are unsure (a
random effects mean, DerSimonian & Laird 1986; how far, and the interval, by Morris 1983,
"Parametric empirical Bayes inference", which allows for not knowing how much products differ).
Said instead of an estimate: that the price never moved, that it moved too seldom to tell, that it
moved only with promotions, season or trend (nobody can tell these apart), that too little was sold.
Assumption: prices were not set for the demand expected of the week; where they were (dearer at
Christmas), the estimate mixes the two, whatever its interval says.
Source of the form: Tellis 1988, "The price elasticity of selective demand".
Not here: what a promotion brings beside its price (uplift.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import polars as pl
from scipy import stats

from shelfcast.errors import NoDataError
from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.poisson import Floats, covariance, dummies, fit_mean, independent
from shelfcast.metrics import MetricQuery, query, rows
from shelfcast.metrics.filters import Filter

MOVED = 0.01
"""The spread of log price beside everything else, below which a price did not move: 1 %."""
WEEKS, UNITS_A_WEEK, BLOCK_WEEKS, MOVES = 26, 1.0, 13, 5
EXPECTED_IN_A_GAP = 12.0
"""Units that would have been sold in a run of empty weeks: none of 12 is one chance in 160,000."""
PRODUCTS = 30
SCHEMA = {
    "product": pl.String,
    "elasticity": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "error": pl.Float64,
    "weeks": pl.Int64,
    "reason": pl.String,
}


def weekly(days: pl.DataFrame) -> pl.DataFrame:
    """Days (store, product, ds, y, in_stock, price, promotion) as weeks.

    Columns: store, product, week, units, open_days, price, promotion (the share of its days). Days
    closed or out of stock do not count. A week without a sale has the last price paid before; a run
    of them in which the product was not offered is left out.
    """
    open_days = days.filter(pl.col("y").is_not_null() & pl.col("in_stock"))
    paid = pl.col("y") * pl.col("price")
    weeks = open_days.group_by("store", "product", week=pl.col("ds").dt.truncate("1w")).agg(
        units=pl.col("y").sum(),
        open_days=pl.len().cast(pl.Float64),
        price=paid.sum() / pl.col("y").filter(pl.col("price").is_not_null()).sum(),
        promotion=pl.col("promotion").cast(pl.Float64).mean(),
    )
    sold = pl.when(pl.col("price").is_finite() & (pl.col("price") > 0)).then(pl.col("price"))
    ordered = weeks.with_columns(price=sold).sort("store", "product", "week")
    last = pl.col("price").forward_fill().over("store", "product")
    return _offered(ordered.with_columns(price=last).drop_nulls("price"))


def _offered(weeks: pl.DataFrame) -> pl.DataFrame:
    """Without runs of two and more weeks that sold nothing where chance would have sold some."""
    series, none = ["store", "product"], pl.col("units") <= 0
    began = (none != none.shift(1)).fill_null(True).cum_sum().over(series)
    usual = pl.col("units").filter(~none).median().over(series)
    runs = weeks.with_columns(run=began, usual=usual)
    length = pl.len().over([*series, "run"])
    gap = none & (length >= 2) & (length * pl.col("usual") > EXPECTED_IN_A_GAP)
    return runs.filter(~gap).drop("run", "usual")


def elasticities(weeks: pl.DataFrame) -> pl.DataFrame:
    """One row a product: its elasticity with a 95 % interval, or the reason why there is none."""
    found = [
        {"product": name, **_of_product(part.sort("store", "week"))}
        for (name,), part in weeks.sort("product").group_by("product", maintain_order=True)
    ]
    return pl.DataFrame(found, schema=SCHEMA)


def _of_product(part: pl.DataFrame) -> dict[str, object]:
    count = part["week"].n_unique()
    if count < WEEKS:
        return {"weeks": count, "reason": f"sold in {count} weeks, {WEEKS} are needed"}
    if part["units"].sum() < UNITS_A_WEEK * count:
        return {"weeks": count, "reason": "less than a unit a week was sold"}
    price = np.log(part["price"].to_numpy())
    if float(np.std(price)) < MOVED:
        return {"weeks": count, "reason": "the price never moved"}
    if _moves(part) < MOVES:
        return {"weeks": count, "reason": f"the price moved in fewer than {MOVES} weeks"}
    others = _controls(part)
    rest = price - others @ np.linalg.lstsq(others, price, rcond=None)[0]
    if float(np.std(rest)) < MOVED:
        return {"weeks": count, "reason": "the price moved only with promotions, season or trend"}
    return _estimated(part, np.column_stack([price, others]), count)


def _moves(part: pl.DataFrame) -> int:
    """In how many weeks the price of some store differs from that of the week before."""
    step = pl.col("price").log().diff().over("store").abs() > MOVED
    return part.filter(step)["week"].n_unique()


def _controls(part: pl.DataFrame) -> Floats:
    quarters = part["week"].dt.year() * 4 + part["week"].dt.quarter()
    columns = np.column_stack(
        [
            np.ones(part.height),
            part["promotion"].to_numpy(),
            dummies(quarters.to_numpy()),
            dummies(part["week"].dt.month().to_numpy()),
            dummies(part["store"].to_numpy()),
        ]
    )
    return np.asarray(columns[:, independent(columns)], dtype=np.float64)


def _estimated(part: pl.DataFrame, x: Floats, count: int) -> dict[str, object]:
    block = (part["week"] - part["week"].min()).dt.total_days().to_numpy() // (7 * BLOCK_WEEKS)
    units, offset = part["units"].to_numpy(), np.log(part["open_days"].to_numpy())
    fit = fit_mean(x, units, offset)
    error = float(np.sqrt(covariance(x, units, fit, block.astype(np.int64))[0, 0]))
    half = float(stats.t.ppf(0.975, max(len(np.unique(block)) - 1, 1))) * error
    e = float(fit.b[0])
    return {"elasticity": e, "low": e - half, "high": e + half, "error": error, "weeks": count}


def shrunk(found: pl.DataFrame) -> pl.DataFrame:
    """The products with `shrunk`, `shrunk_low`, `shrunk_high`, and their category's `mean`.

    `found` is what `elasticities` gives, with a category. Fewer than four products of a category
    are not drawn together; a product without an estimate has none here either.
    """
    parts = [_shrunk(part) for _, part in found.group_by("category", maintain_order=True)]
    return pl.concat(parts) if parts else found


def _shrunk(part: pl.DataFrame) -> pl.DataFrame:
    known = part.filter(pl.col("elasticity").is_not_null() & (pl.col("error") > 0))
    if known.is_empty():
        names = ("mean", "mean_error", "shrunk", "shrunk_low", "shrunk_high")
        return part.with_columns(**dict.fromkeys(names, pl.lit(None, dtype=pl.Float64)))
    mean, error, between = random_effects(known["elasticity"].to_list(), known["error"].to_list())
    count = known.height
    own, apart = pl.col("error") ** 2, pl.col("elasticity") - mean
    drawn = max(count - 3, 0) / max(count - 1, 1) * own / (own + between)
    unsure = 2 / (count - 3) * drawn**2 * apart**2 if count > 3 else pl.lit(0.0)
    half = 1.96 * (own * (1 - (count - 1) / count * drawn) + unsure).sqrt()
    middle = pl.col("elasticity") - drawn * apart
    named = part.with_columns(mean=pl.lit(mean), mean_error=pl.lit(error), shrunk=middle)
    return named.with_columns(shrunk_low=middle - half, shrunk_high=middle + half)


def random_effects(values: Sequence[float], errors: Sequence[float]) -> tuple[float, float, float]:
    """The mean of estimates with these errors, its error, and the variance between them.

    >>> mean, error, between = random_effects([-2.0, -1.0], [0.1, 0.1])
    >>> round(mean, 3), round(error, 3), round(between, 3)
    (-1.5, 0.5, 0.49)
    """
    y, w = np.asarray(values), 1 / np.square(np.asarray(errors))
    fixed = float((w * y).sum() / w.sum())
    apart = float((w * (y - fixed) ** 2).sum())
    scale = float(w.sum() - (w**2).sum() / w.sum())
    between = max(0.0, (apart - (len(y) - 1)) / scale) if scale > 0 else 0.0
    weights = 1 / (1 / w + between)
    return float((weights * y).sum() / weights.sum()), float(weights.sum() ** -0.5), between


def answer(asked: Question) -> Insight:
    """The products with most revenue (those of `--where`), each with its elasticity."""
    start, end = asked.days()
    wanted = MetricQuery(("revenue",), ("product", "category"), asked.filters, start, end)
    top = query(asked.reader, wanted, asked.scope).frame.head(PRODUCTS)
    if top.is_empty():
        raise NoDataError("No sale lines are there to be seen.", fix="shelfcast run")
    named = (
        Filter("product_id", "in", tuple(top["product"])),
        Filter("ds", ">=", (start.isoformat(),)),
        Filter("ds", "<=", (end.isoformat(),)),
    )
    columns = ("store_id", "product_id", "ds", "y", "in_stock", "price", "promotion")
    days = rows(asked.reader, "demand", named, asked.scope, columns=columns)
    days = days.rename({"store_id": "store", "product_id": "product"})
    whole = days.filter(pl.col("ds") <= _last_whole_week(end))
    found = top.drop("revenue").join(elasticities(weekly(whole)), on="product", how="inner")
    frame = shrunk(found).sort("product") if found.height else found
    return Insight(
        title=f"Price elasticity, {start} to {end}",
        sentences=_words(frame),
        frame=frame,
        warnings=("An interval holds for prices that were not set for the demand expected.",),
    )


def _last_whole_week(end: date) -> date:
    """The last Sunday; what is left of a week is not beside whole ones."""
    return end - timedelta(days=(end.weekday() + 1) % 7)


def _words(frame: pl.DataFrame) -> tuple[str, ...]:
    known = frame.filter(pl.col("elasticity").is_not_null())
    told = [f"{known.height} of {frame.height} products have prices that tell something."]
    for row in known.sort("error").head(3).iter_rows(named=True):
        told.append(
            f"{row['product_name']} ({row['product']}): {row['elasticity']:.2f} "
            f"({row['low']:.2f} to {row['high']:.2f}): 10 % on the price changes units by "
            f"{(1.1 ** row['elasticity'] - 1) * 100:+.0f} %."
        )
    for reason, count in frame["reason"].drop_nulls().value_counts(sort=True).iter_rows():
        told.append(f"{count} products: {reason}.")
    return tuple(told)
