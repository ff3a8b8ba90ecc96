"""Which products are bought together more often than chance would have it?

For a pair in k of N receipts, with either product in a and b of them: support k / N, confidence
k / a (and k / b), lift (k / N) / (a / N x b / N). A pair is shown when it has at least `MINIMUM`
receipts and that many together would come about by chance, given a and b, with a probability below
1 % over all pairs tried (likelihood ratio, Bonferroni), so a lift that rests on three receipts is
not shown.
Source: Agrawal & Srikant 1994, "Fast algorithms for mining association rules" (support, confidence,
and leaving out what is rare before pairing); Brin, Motwani & Silverstein 1997, "Beyond market
baskets" (significance, lift); Dunning 1993, "Accurate methods for the statistics of surprise and
coincidence" (the likelihood ratio, which holds for rare pairs where chi-square does not).
Memory: the `PRODUCTS` most frequent products, store by store, a sparse row a receipt; so lines of
one store at a time and one square of products, whatever the number of receipts.
Assumption: a receipt is told by its store and order number, as the metric `orders` does; lines
without one, and returns, are left out.
Not here: which comes first in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import sparse, stats

from shelfcast.errors import QueryError
from shelfcast.insights.insight import Insight, Question
from shelfcast.insights.periods import UNCHANGED
from shelfcast.insights.poisson import Floats
from shelfcast.metrics import MetricQuery, catalogue, query, rows
from shelfcast.metrics.filters import Filter
from shelfcast.metrics.format import percent

Counts = npt.NDArray[np.int64]
PRODUCTS, MINIMUM, LEVEL = 1_000, 10, 0.01
RECENT_DAYS = 365
COLUMNS = ("support", "confidence", "confidence_back", "lift", "p_value")


def together(chunks: Iterable[pl.DataFrame], products: Sequence[str]) -> Counts:
    """How many receipts hold both products: a square of counts, with a's own on the diagonal.

    Each chunk has `order` and `product`; an order lies in one chunk only.

    >>> lines = pl.DataFrame({"order": ["1", "1", "1", "2"], "product": ["a", "b", "b", "b"]})
    >>> together([lines], ["a", "b"]).tolist()
    [[1, 1], [1, 2]]
    """
    known = pl.Enum(list(dict.fromkeys(products)))
    counts = np.zeros((len(products), len(products)), dtype=np.int64)
    for chunk in chunks:
        held = chunk.filter(pl.col("product").is_in(known.categories)).unique()
        if held.is_empty():
            continue
        columns = held["product"].cast(known).to_physical().to_numpy()
        lines = held["order"].rank("dense").to_numpy().astype(np.int64) - 1
        ones = np.ones(held.height, dtype=np.int64)
        receipts = sparse.csr_array(
            (ones, (lines, columns)), shape=(lines.max() + 1, len(products))
        )
        counts += (receipts.T @ receipts).toarray()
    return counts


def pairs(counts: Counts, products: Sequence[str], receipts: int) -> pl.DataFrame:
    """The pairs that are no chance, from the highest lift down; `receipts` is N.

    A textbook instance, tea and coffee (Brin et al.): 20 of 100 buy both, 25 tea, 90 coffee; the
    confidence of 80 % hides a lift below 1, so nothing is shown.

    >>> pairs(np.array([[25, 20], [20, 90]]), ["tea", "coffee"], 100).height
    0
    """
    left, right = np.triu_indices(len(products), 1)
    both = counts[left, right]
    enough = both >= MINIMUM
    left, right, both = left[enough], right[enough], both[enough]
    a, b = counts.diagonal()[left], counts.diagonal()[right]
    tried = max(1, len(products) * (len(products) - 1) // 2)
    p_value = np.minimum(1.0, _by_chance(both, a, b, receipts) * tried)
    names = np.asarray(products, dtype=object)
    frame = pl.DataFrame(
        {
            "product": pl.Series(names[left].tolist(), dtype=pl.String),
            "with_product": pl.Series(names[right].tolist(), dtype=pl.String),
            "receipts": both,
            "support": both / max(receipts, 1),
            "confidence": both / np.maximum(a, 1),
            "confidence_back": both / np.maximum(b, 1),
            "lift": both * receipts / np.maximum(a * b, 1),
            "p_value": p_value,
        }
    )
    order = ("lift", "receipts", "product", "with_product")
    shown = frame.filter(pl.col("p_value") < LEVEL)
    return shown.sort(order, descending=[True, True, False, False])


def _by_chance(both: Counts, a: Counts, b: Counts, receipts: int) -> Floats:
    """The probability of at least so many together, were the two independent; 1 where lift <= 1."""
    cells = np.stack([both, a - both, b - both, receipts - a - b + both]).astype(np.float64)
    n = float(max(receipts, 1))
    expected = np.stack([a * b, a * (n - b), (n - a) * b, (n - a) * (n - b)]) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(cells > 0, cells * np.log(cells / expected), 0.0)
    ratio = 2 * np.maximum(terms.sum(axis=0), 0.0)
    return np.where(both > expected[0], stats.chi2.sf(ratio, 1) / 2, 1.0)


def answer(asked: Question) -> Insight:
    """The pairs of the last year, or of the days told."""
    last = asked.days()[1]
    start = asked.start or max(asked.days()[0], last - timedelta(days=RECENT_DAYS - 1))
    wanted = MetricQuery(("orders",), ("product",), asked.filters, start, last)
    found = query(asked.reader, wanted, asked.scope).frame.filter(pl.col("orders") >= MINIMUM)
    top = found.drop_nulls("product").head(PRODUCTS)
    total = MetricQuery(("orders",), (), asked.filters, start, last)
    receipts = int(query(asked.reader, total, asked.scope).frame["orders"][0] or 0)
    products = sorted(top["product"])
    counts = together(_chunks(asked, products, start, last), products)
    frame = pairs(counts, products, receipts)
    names = dict(top.select("product", "product_name").iter_rows())
    named = frame.with_columns(
        pl.col(name)
        .replace_strict(names, default=None, return_dtype=pl.String)
        .alias(f"{name}_name")
        for name in ("product", "with_product")
    )
    order = ("product", "product_name", "with_product", "with_product_name", "receipts")
    return Insight(
        title=f"Products bought together, {start} to {last}",
        sentences=_words(named, receipts, len(products)),
        frame=named.select(*order, *COLUMNS),
        formats=dict.fromkeys(("support", "confidence", "confidence_back"), "percent"),
    )


def _chunks(
    asked: Question, products: Sequence[str], start: date, end: date
) -> Iterable[pl.DataFrame]:
    """The lines, store by store: no receipt stands in two."""
    wanted = MetricQuery(("orders",), ("store",), asked.filters, start, end)
    stores = query(asked.reader, wanted, asked.scope).frame["store"].drop_nulls().sort()
    kept = [
        Filter("day", ">=", (start.isoformat(),)),
        Filter("day", "<=", (end.isoformat(),)),
        Filter("product_id", "in", tuple(products)),
        Filter("is_return", "=", ("false",)),
        Filter("order_id", "!=", ("",)),
        *_on_lines(asked.filters),
    ]
    for store in stores:
        named = Filter("store_id", "=", (store,))
        columns = ("order_id", "product_id")
        lines = rows(asked.reader, "sales_lines", (*kept, named), asked.scope, columns=columns)
        yield lines.rename({"order_id": "order", "product_id": "product"})


def _on_lines(filters: Sequence[Filter]) -> list[Filter]:
    """The filters, on the columns that lines have themselves."""
    found = []
    own = catalogue().splits(catalogue().metric("orders"))
    for wanted in filters:
        dimension = catalogue().dimension(wanted.field)
        cuts = dimension.grain or dimension.table or dimension.name not in own
        if cuts or dimension.column is None:
            raise QueryError(
                f"Receipts cannot be filtered by {wanted.field}: it would cut them.",
                fix="filter by store, channel, country or customer",
                state=UNCHANGED,
            )
        found.append(Filter(dimension.column, wanted.operator, wanted.values))
    return found


def _words(frame: pl.DataFrame, receipts: int, products: int) -> tuple[str, ...]:
    told = [
        f"{frame.height:,} pairs of the {products:,} most frequent products are bought together "
        f"more often than chance would have it, in {receipts:,} receipts."
    ]
    for row in frame.head(3).iter_rows(named=True):
        told.append(
            f"{row['product_name']} with {row['with_product_name']}: {row['receipts']:,} receipts, "
            f"{row['lift']:.1f} times what chance would give; {percent(row['confidence'])} of "
            "those who buy the first buy the second."
        )
    return tuple(told)
