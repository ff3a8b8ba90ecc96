"""How does a shop manager hear what a plan was worth, and how sure that is?

Money in whole units of the currency. The interval holds the sum nine times in ten, were other
products like these drawn; where it holds 0 the sentence says that it may be chance.
All are Polars expressions over ORDER_PROOF and PROOF_BASIS.
Not here: the numbers.
"""

from __future__ import annotations

import polars as pl

PLANS = {
    "ours": "our plan",
    "naive": "the naive rule (recent mean, lead time and two looks ahead)",
    "z_score": "the textbook's z-score safety stock",
    "foresight": "perfect foresight",
    "done": "what was really ordered",
}


def proof_said(currency: str) -> pl.Expr:
    """Over 120 lines our plan would have cost GBP 80, the naive rule GBP 100: GBP 20 (20 %) saved;
    nine times in ten GBP 15 to GBP 25 saved.
    """
    saved, share = pl.col("saved"), pl.col("saved_share")
    percent = pl.concat_str(pl.lit(" ("), _count((share.abs() * 100).round(0)), pl.lit(" %)"))
    told = pl.concat_str(
        pl.lit("over "),
        _count(pl.col("products")),
        pl.lit(" lines "),
        _named("plan"),
        pl.lit(" would have cost "),
        _money(pl.col("cost"), currency),
        pl.lit(", "),
        _named("against"),
        pl.lit(" "),
        _money(pl.col("against_cost"), currency),
        pl.lit(": "),
        _money(saved.abs(), currency),
        pl.when(share.is_not_null()).then(percent).otherwise(pl.lit("")),
        pl.when(saved >= 0).then(pl.lit(" saved")).otherwise(pl.lit(" more")),
        pl.lit("; nine times in ten "),
        _spread(currency),
    )
    return pl.when(pl.col("plan") == pl.col("against")).then(None).otherwise(told)


def _spread(currency: str) -> pl.Expr:
    low, high = pl.col("saved_low"), pl.col("saved_high")
    to = pl.lit(" to ")
    less, more = _money(low, currency), _money(high, currency)
    return (
        pl.when(low > 0)
        .then(pl.concat_str(less, to, more, pl.lit(" saved")))
        .when(high < 0)
        .then(pl.concat_str(_money(-high, currency), to, _money(-low, currency), pl.lit(" more")))
        .otherwise(
            pl.concat_str(
                _money(-low, currency),
                pl.lit(" more to "),
                more,
                pl.lit(" saved: it may be chance"),
            )
        )
    )


def basis_said() -> pl.Expr:
    """ "84 days from ... to ... were played through, with forecasts made on 3 past days; ..."."""
    days = (pl.col("last_day") - pl.col("first_day")).dt.total_days() + 1
    never = pl.col("played") - pl.col("counted")
    return pl.concat_str(
        _count(days),
        pl.lit(" days to "),
        pl.col("last_day").dt.strftime("%Y-%m-%d"),
        pl.lit(" were played through, with forecasts as they were made on "),
        _count(pl.col("cutoffs")),
        pl.lit(" past days. "),
        _count(pl.col("played")),
        pl.lit(" of "),
        _count(pl.col("lines")),
        pl.lit(" products in stores were played"),
        pl.when(pl.col("played") + pl.col("left_out") < pl.col("lines"))
        .then(pl.lit(", a sample by money; sums are for all"))
        .otherwise(pl.lit("")),
        pl.when(pl.col("left_out") > 0)
        .then(
            pl.concat_str(
                pl.lit("; "),
                _count(pl.col("left_out")),
                pl.lit(" without a cost or a price, sold only later, or slow to come were not"),
            )
        )
        .otherwise(pl.lit("")),
        pl.lit(". "),
        pl.when(never > 0)
        .then(
            pl.concat_str(
                pl.lit("For "),
                _count(never),
                pl.lit(
                    " the stock of that day is unknown: every plan starts with what the naive rule"
                    " would have held. "
                ),
            )
        )
        .otherwise(pl.lit("")),
        pl.when(pl.col("ordered") > 0)
        .then(
            pl.concat_str(
                pl.lit("What was really ordered is known of "),
                _count(pl.col("ordered")),
                pl.lit("."),
            )
        )
        .otherwise(pl.lit("What was really ordered is not known.")),
    )


def _named(name: str) -> pl.Expr:
    return pl.col(name).replace(PLANS)


def _count(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.Int64).cast(pl.String)


def _money(amount: pl.Expr, currency: str) -> pl.Expr:
    whole = amount.round(0).cast(pl.Int64).cast(pl.String)
    return pl.concat_str(pl.lit(f"{currency} "), whole)
