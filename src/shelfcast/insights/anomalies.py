"""Which days were out of the ordinary, for which store and category?

A day's expected value is the level around it plus its weekday's habit, both medians, so that the
odd days themselves do not pull them: on the scale of square roots (which makes the spread of counts
even), the level is the median of 28 days before and after without the day itself, the weekday's
part the median of what is left. The score is the distance from it in units of the usual distance
(1.4826 x the median absolute deviation). Days with a score beyond `THRESHOLD` are shown; were all
days as usual and their spread normal, one day in 15,000 would be; of simulated sales, whose large
days lie further off, up to one in 750.
Days on which a store was shut are left out. What the files themselves explain is said so: a public
holiday that day or the day before or after, an announced promotion, an empty shelf.
Source: Hampel 1974, "The influence curve" (the median filter and its scale); Cleveland et al. 1990,
"STL", for taking level and season in turns; Anscombe 1948 for the root and its shift.
Assumptions: at least 8 weeks of days; series that sell on fewer than half of them are too thin for
a normal day and left out.
Not here: why it happened (why.py).
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.poisson import Floats
from shelfcast.metrics import MetricQuery, has_rows, query, rows
from shelfcast.metrics.format import money

AROUND, LEAST_DAYS, THRESHOLD = 28, 56, 4.0
HISTORY, RECENT = 400, 28
ROUNDS = 3
NORMAL = 1.4826


def scores(values: Floats, weekdays: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Expected values and scores of one series of days; NaN is a day that does not count.

    Both are NaN for all days where there are too few, or too few with a sale.

    >>> week = np.tile([10., 10, 10, 10, 20, 40, 0], 20)
    >>> week[60] = 90
    >>> expected, score = scores(week, np.arange(140) % 7)
    >>> round(float(expected[60])), int(np.nanargmax(score))
    (20, 60)
    """
    nothing = np.full(len(values), np.nan)
    known = ~np.isnan(values)
    if known.sum() < LEAST_DAYS or (values[known] > 0).mean() < 0.5:
        return nothing, nothing
    spread = _apart(values, weekdays, 0.0)[1]
    # Roots of small counts are skewed; Anscombe's shift, 3/8 of variance over mean, mends it.
    shift = 1.5 * spread**2
    usual, spread, middle = _apart(values, weekdays, shift)
    apart = np.sqrt(np.maximum(values, 0.0) + shift) - usual
    expected = np.maximum(usual**2 - shift + spread**2, 0.0)
    return expected, apart / max(spread, 0.05 * middle, 1e-9)


def _apart(
    values: Floats, weekdays: npt.NDArray[np.int64], shift: float
) -> tuple[Floats, float, float]:
    """Each day's usual root, the usual distance from it, and the median root."""
    root = np.sqrt(np.maximum(values, 0.0) + shift)
    weekly = np.zeros(len(values))
    for _ in range(ROUNDS):
        level = _level(root - weekly)
        weekly = _weekly(root - level, weekdays)
    usual = np.maximum(level + weekly, 0.0)
    rest = root - usual
    spread = NORMAL * float(np.nanmedian(np.abs(rest - np.nanmedian(rest))))
    return usual, spread, float(np.nanmedian(root))


def _level(root: Floats) -> Floats:
    """The median of the days around each day, without it."""
    padded = np.pad(root, AROUND, constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * AROUND + 1).copy()
    windows[:, AROUND] = np.nan
    with np.errstate(all="ignore"):
        level = np.nanmedian(windows, axis=1)
    return np.where(np.isnan(level), np.nanmedian(root), level)


def _weekly(rest: Floats, weekdays: npt.NDArray[np.int64]) -> Floats:
    habits = np.zeros(8)
    for weekday in np.unique(weekdays):
        its = rest[weekdays == weekday]
        habits[weekday] = float(np.nanmedian(its)) if not np.isnan(its).all() else 0.0
    return habits[weekdays]


def anomalies(days: pl.DataFrame, start: date, end: date) -> pl.DataFrame:
    """The days from `start` to `end` that stand out: series, day, value, expected, apart, score.

    `days` has series, day and value, null where the day does not count; every series its days
    without gaps.
    """
    found = []
    for (series,), part in days.sort("series", "day").group_by("series", maintain_order=True):
        weekdays = part["day"].dt.weekday().to_numpy().astype(np.int64)
        values = part["value"].cast(pl.Float64).to_numpy()
        expected, score = scores(values, weekdays)
        scored = part.with_columns(
            pl.Series("expected", expected), pl.Series("score", score), series=pl.lit(series)
        )
        found.append(scored.filter(pl.col("score").is_finite()))
    if not found:
        return _shown(days.with_columns(expected=pl.lit(0.0), score=pl.lit(0.0)).clear())
    inside = pl.col("day").is_between(start, end) & (pl.col("score").abs() > THRESHOLD)
    return _shown(pl.concat(found).filter(inside))


def _shown(found: pl.DataFrame) -> pl.DataFrame:
    apart = (pl.col("value").cast(pl.Float64) - pl.col("expected")).alias("apart")
    shown = found.select("series", "day", "value", "expected", apart, "score")
    return shown.sort(pl.col("score").abs(), "series", "day", descending=[True, False, False])


def answer(asked: Question, metric: str = "revenue") -> Insight:
    """Days of the last four weeks, or of the days told, by store and category (or `--by`)."""
    last = asked.days()[1]
    start = asked.start or last - timedelta(days=RECENT - 1)
    by = (asked.by,) if asked.by else ("store", "category")
    first = max(Question(asked.reader, asked.scope).days()[0], start - timedelta(days=HISTORY))
    until = min(Question(asked.reader, asked.scope).days()[1], last + timedelta(days=AROUND))
    wanted = MetricQuery((metric,), ("day", *by), asked.filters, first, until)
    sold = query(asked.reader, wanted, asked.scope).frame.drop_nulls(by)
    days = _every_day(sold, by, metric, until, _table(asked, "closures"))
    found = anomalies(days, start, last)
    keys = days.select("series", *by).unique()
    frame = _explained(asked, found.join(keys, on="series", how="left", maintain_order="left"))
    frame = frame.select(*by, "day", "value", "expected", "apart", "score", "because")
    return Insight(
        title=f"Days out of the ordinary, {start} to {last}",
        sentences=_words(frame, by, days["series"].n_unique(), asked.currency),
        frame=frame,
        formats=dict.fromkeys(("value", "expected", "apart"), "money"),
    )


def _every_day(
    sold: pl.DataFrame, by: tuple[str, ...], metric: str, until: date, closures: pl.DataFrame
) -> pl.DataFrame:
    """Every day of each series from its first sale: 0 without a sale, null where it was shut."""
    named = sold.with_columns(
        series=pl.concat_str([pl.col(n).cast(pl.String) for n in by], separator="/")
    )
    spans = named.group_by("series", *by).agg(first=pl.col("day").min())
    every = spans.with_columns(day=pl.date_ranges("first", pl.lit(until))).explode("day")
    amounts = named.select("series", "day", value=pl.col(metric))
    days = every.join(amounts, on=("series", "day"), how="left", maintain_order="left")
    days = days.with_columns(pl.col("value").fill_null(0))
    if "store" not in by or closures.is_empty():
        return days
    shut = (
        closures.select(store="store_id", day="ds").unique().with_columns(shut=pl.lit(value=True))
    )
    days = days.join(shut, on=("store", "day"), how="left", maintain_order="left")
    open_day = pl.col("shut").is_null() | (pl.col("value") != 0)
    return days.with_columns(value=pl.when(open_day).then(pl.col("value")))


def _table(asked: Question, name: str) -> pl.DataFrame:
    if not has_rows(asked.reader, name):
        return pl.DataFrame(schema={"store_id": pl.String, "ds": pl.Date, "product_id": pl.String})
    return rows(asked.reader, name, scope=asked.scope)


def _explained(asked: Question, found: pl.DataFrame) -> pl.DataFrame:
    """The days with what the files say of them, empty where nothing does."""
    told: list[str | None] = []
    holidays = dict(
        rows(asked.reader, "calendar", ("holiday!=",), columns=("day", "holiday")).iter_rows()
    )
    places = {name: _places(asked, name) for name in ("promotion_days", "stock_outs")}
    for row in found.iter_rows(named=True):
        near = (row["day"] + timedelta(days=n) for n in (0, -1, 1))
        reasons = [f"{holidays[day]} {day}" for day in near if day in holidays][:1]
        for name, words in (("promotion_days", "a promotion"), ("stock_outs", "an empty shelf")):
            if (row["day"], row.get("store"), row.get("category")) in places[name]:
                reasons.append(words)
        told.append(", ".join(reasons) or None)
    return found.with_columns(pl.Series("because", told, dtype=pl.String))


def _places(asked: Question, name: str) -> set[tuple[date, str | None, str | None]]:
    """Days, stores and categories of a table of products, and each with one of them left open."""
    held = _table(asked, name)
    if held.is_empty():
        return set()
    columns = ("product_id", "category")
    master = rows(asked.reader, "products", scope=asked.scope, columns=columns)
    known = held.join(master, on="product_id", how="left").select("ds", "store_id", "category")
    found: set[tuple[date, str | None, str | None]] = set()
    for day, store, category in known.unique().iter_rows():
        found |= {(day, store, category), (day, store, None), (day, None, category)}
    return found


def _words(frame: pl.DataFrame, by: tuple[str, ...], series: int, currency: str) -> tuple[str, ...]:
    plain = frame.filter(pl.col("because").is_null())
    told = [
        f"{frame.height} days of {series} series stand out, {plain.height} of them without a "
        "holiday, a promotion or an empty shelf to explain it."
    ]
    for row in plain.head(3).iter_rows(named=True):
        name = " / ".join(str(row[key]) for key in by)
        told.append(
            f"{row['day']} {name}: {money(row['value'], currency)} where "
            f"{money(row['expected'], currency)} was expected (score {row['score']:+.1f})."
        )
    return tuple(told)
