-- Lines, units and money: landed, through each rule in turn, to what is in sales_lines.
with account as (
    select * from {{ ref('cleaning_account') }}
),

kept as (
    select
        count(*) as lines,
        coalesce(sum(quantity), 0) as quantity,
        coalesce(sum(revenue), 0) as revenue
    from {{ ref('sales_lines') }}
),

steps as (
    select
        *,
        lag(lines_out) over (order by rule_order) as lines_before,
        lag(revenue_out) over (order by rule_order) as revenue_before,
        lead(rule_order) over (order by rule_order) as next_rule
    from account
)

select steps.*
from steps
cross join kept
where
    steps.lines_in <> coalesce(steps.lines_before, steps.lines_in)
    or steps.revenue_in <> coalesce(steps.revenue_before, steps.revenue_in)
    or steps.lines_out <> steps.lines_in - steps.dropped
    or steps.revenue_out <> steps.revenue_in - steps.revenue_dropped + steps.revenue_changed
    or (
        steps.next_rule is null
        and (
            steps.lines_out <> kept.lines
            or steps.revenue_out <> kept.revenue
            or steps.quantity_out <> kept.quantity
        )
    )
