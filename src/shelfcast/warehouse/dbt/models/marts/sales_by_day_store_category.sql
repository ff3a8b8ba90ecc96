{{ config(materialized=month_by_month(), day='day', touched='int_touched_product_months') }}

with sales_lines as (
    select * from {{ ref('sales_lines') }}
    where {{ in_months('day', ref('int_touched_product_months')) }}
),

launches as (
    select * from {{ ref('int_launches') }}
),

placed as (
    select
        sales_lines.*,
        launches.category
    from sales_lines
    left join launches on sales_lines.product_id = launches.product_id
),

final as (
    select
        day,
        store_id,
        category,
        {{ sales_measures() }},
        {{ rollup_measures() }},
        min(currency) as first_currency,
        max(currency) as last_currency
    from placed
    group by day, store_id, category
)

select * from final
