"""Why is this ordered, in words a store manager reads?

"12 on hand cover 3 days; a delivery takes 7 days; 85 % chance to run out first"

Each part is a Polars expression over the columns plan.py makes, so that a hundred thousand lines
are worded at once. Days of cover are whole days, rounded down; chances are whole percents.
Not here: the numbers themselves.
"""

from __future__ import annotations

import polars as pl

from shelfcast.inventory.plan_config import PlanConfig


def reason(config: PlanConfig) -> pl.Expr:
    """The words, from: stock_known, on_hand, in_transit, position, counted_on, days_of_cover,
    lead_days, planned_days, stockout_probability, wait_probability, service_level_used, quantity,
    wanted, unit_cost, cost_is_estimated, cover_after_order, overstock, shelf_life, order_up_to,
    most_to_hold, wait_days, held_days, order_date, arrival_date, moved_in; abc where classes have
    levels.
    """
    why = pl.when("stock_known").then(_known(config)).otherwise(_unknown())
    return pl.concat_str(why, *_notes(config))


def _known(config: PlanConfig) -> pl.Expr:
    late = pl.col("stockout_probability") > 1 - pl.col("service_level_used")
    chance = _percent(pl.col("stockout_probability"))
    waiting = _percent(pl.col("wait_probability"))
    look = _days(pl.lit(config.review_period))
    end = (
        pl.when(pl.col("position") <= 0)
        .then(
            pl.concat_str(pl.lit("; "), chance, pl.lit(" chance of missed sales before it is here"))
        )
        .when(late)
        .then(pl.concat_str(pl.lit("; "), chance, pl.lit(" chance to run out first")))
        .otherwise(
            pl.concat_str(
                pl.lit(" and the next look is in "),
                look,
                pl.lit("; "),
                waiting,
                pl.lit(" chance to run out if the order waits"),
            )
        )
    )
    return pl.concat_str(_stock(), pl.lit("; a delivery takes "), _days(pl.col("lead_days")), end)


def _stock() -> pl.Expr:
    on_hand = pl.concat_str(_units(pl.col("on_hand").clip(0)), pl.lit(" on hand"))
    coming = pl.concat_str(pl.lit(" and "), _units(pl.col("in_transit")), pl.lit(" on the way"))
    both = pl.concat_str(
        on_hand, pl.when(pl.col("in_transit") > 0).then(coming).otherwise(pl.lit(""))
    )
    cover = pl.concat_str(both, pl.lit(" cover "), _days(pl.col("days_of_cover").floor()))
    return pl.when(pl.col("position") <= 0).then(pl.lit("none on hand")).otherwise(cover)


def _unknown() -> pl.Expr:
    coming = pl.concat_str(pl.lit(" beside the "), _units(pl.col("in_transit")), pl.lit(" ordered"))
    return pl.concat_str(
        pl.lit("stock unknown: this is what an empty shelf would need for "),
        _days(pl.col("planned_days")),
        pl.when(pl.col("in_transit") > 0).then(coming).otherwise(pl.lit("")),
    )


def _notes(config: PlanConfig) -> list[pl.Expr]:
    """What else the reader must know of the line; each note empty where it does not hold."""
    age = (pl.lit(config.as_of) - pl.col("counted_on")).dt.total_days()
    stale = pl.col("stock_known") & (age > config.review_period)
    excess_days = (
        pl.col("overstock")
        * pl.col("cover_after_order")
        / (pl.col("position") + pl.col("quantity"))
    )
    far = (pl.col("overstock") >= 1) & (excess_days > config.max_cover)
    share = f"; cost taken as {100 * config.unit_cost_share:g} % of the price"
    life = pl.concat_str(pl.lit("; "), pl.lit("limited to what sells within "), _life(config))
    spoils = pl.col("shelf_life").is_not_null()
    kept = pl.col("order_up_to") >= pl.col("most_to_hold") - 0.5
    beyond = pl.col("position") + pl.col("quantity") >= pl.col("most_to_hold") + 1
    notes = [
        (pl.lit(config.fill_rate is not None), _met(config)),
        (
            _by_class(config),
            pl.concat_str(
                pl.lit("; class "),
                _abc(config),
                pl.lit(" is kept at "),
                _percent(pl.col("service_level_used")),
            ),
        ),
        (spoils & kept & ~beyond, life),
        (
            spoils & beyond,
            pl.concat_str(
                pl.lit("; packs or the minimum order hold more than sells within "), _life(config)
            ),
        ),
        (
            pl.col("wait_days") > 0,
            pl.concat_str(pl.lit("; its supplier takes orders again on "), _day("order_date")),
        ),
        (
            pl.col("held_days") > 0,
            pl.concat_str(pl.lit("; its supplier brings nothing until "), _day("arrival_date")),
        ),
        (
            pl.col("moved_in") > 0,
            pl.concat_str(
                pl.lit("; "), _units(pl.col("moved_in")), pl.lit(" more come from other stores")
            ),
        ),
        (stale, pl.concat_str(pl.lit("; counted "), _days(age), pl.lit(" ago"))),
        (far, pl.concat_str(pl.lit("; packs or the minimum order make it last "), _after())),
        (pl.col("quantity") < pl.col("wanted"), pl.lit("; cut to the budget")),
        (pl.col("cost_is_estimated"), pl.lit(share)),
        (pl.col("unit_cost").is_null(), pl.lit("; cost unknown")),
    ]
    return [pl.when(holds).then(words).otherwise(pl.lit("")) for holds, words in notes]


def _life(config: PlanConfig) -> pl.Expr:
    seldom = pl.lit(", which is less than a review period")
    return pl.concat_str(
        pl.lit("its shelf life of "),
        _days(pl.col("shelf_life")),
        pl.when(pl.col("shelf_life") < config.review_period).then(seldom).otherwise(pl.lit("")),
    )


def _met(config: PlanConfig) -> pl.Expr:
    return pl.lit(f"; kept so that {100 * (config.fill_rate or 0):g} % of the demand is met")


def _by_class(config: PlanConfig) -> pl.Expr:
    if config.fill_rate is not None or config.shortage_cost is not None:
        return pl.lit(False)
    return _abc(config).is_in(list(config.class_service_levels))


def _abc(config: PlanConfig) -> pl.Expr:
    return pl.col("abc") if config.class_service_levels else pl.lit("")


def _day(name: str) -> pl.Expr:
    return pl.col(name).dt.strftime("%Y-%m-%d")


def _after() -> pl.Expr:
    return _days(pl.col("cover_after_order").floor())


def _days(days: pl.Expr) -> pl.Expr:
    whole = days.round(0).cast(pl.Int64)
    return (
        pl.when(whole < 1)
        .then(pl.lit("less than a day"))
        .when(whole == 1)
        .then(pl.lit("1 day"))
        .otherwise(pl.concat_str(whole.cast(pl.String), pl.lit(" days")))
    )


def _units(units: pl.Expr) -> pl.Expr:
    whole = units.round(0).cast(pl.Int64).cast(pl.String)
    return pl.when(units == units.round(0)).then(whole).otherwise(units.round(1).cast(pl.String))


def _percent(chance: pl.Expr) -> pl.Expr:
    return (
        pl.when(chance < 0.01)
        .then(pl.lit("under 1 %"))
        .when(chance > 0.99)
        .then(pl.lit("over 99 %"))
        .otherwise(
            pl.concat_str((chance * 100).round(0).cast(pl.Int64).cast(pl.String), pl.lit(" %"))
        )
    )
