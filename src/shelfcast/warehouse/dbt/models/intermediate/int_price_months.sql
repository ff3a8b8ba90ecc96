{{ config(materialized=month_by_month(), day='month', touched='int_touched_sales_months') }}

with lines as {{ not_kept() }} (
    select * from {{ ref('int_kept_lines') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

mentions as (
    select * from {{ ref('int_product_months') }}
    where {{ in_months('month', ref('int_touched_sales_months')) }}
),

moments as (
    select
        month,
        product_id,
        max(last_priced_at) as last_priced_at,
        max(last_costed_at) as last_costed_at
    from mentions
    group by month, product_id
),

-- Of millions of lines few are the last of a product: told by product and moment, they are found
-- without a look at the others.
priced as (
    select
        moments.month,
        moments.product_id,
        max(lines.unit_price) as unit_price
    from lines
    inner join moments
        on
            lines.product_id = moments.product_id
            and lines.sold_at = moments.last_priced_at
    group by moments.month, moments.product_id
),

costed as (
    select
        moments.month,
        moments.product_id,
        max(lines.unit_cost) as unit_cost
    from lines
    inner join moments
        on
            lines.product_id = moments.product_id
            and lines.sold_at = moments.last_costed_at
    group by moments.month, moments.product_id
),

final as (
    select
        moments.month,
        moments.product_id,
        moments.last_priced_at,
        moments.last_costed_at,
        priced.unit_price,
        costed.unit_cost
    from moments
    left join priced
        on
            moments.month = priced.month
            and moments.product_id = priced.product_id
    left join costed
        on
            moments.month = costed.month
            and moments.product_id = costed.product_id
    where moments.last_priced_at is not null or moments.last_costed_at is not null
)

select * from final
