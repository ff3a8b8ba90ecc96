{{ config(materialized=month_by_month(), day='month', touched='int_touched_sales_months') }}

with lines as (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('int_kept_lines') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

final as (
    select
        month,
        product_id,
        product_name,
        category,
        brand,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_sold_on,
        max(case when quantity > 0 then day end) as last_sold_on,
        max(case when unit_price > 0 then sold_at end) as last_priced_at,
        max(case when unit_cost > 0 then sold_at end) as last_costed_at
    from lines
    group by month, product_id, product_name, category, brand
)

select * from final
