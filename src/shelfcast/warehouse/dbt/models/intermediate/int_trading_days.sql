{{ config(materialized=month_by_month(), day='day', touched='int_touched_sales_months') }}

with sales_lines as (
    select * from {{ ref('sales_lines') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

final as (
    select
        store_id,
        day,
        count(*) as lines,
        sum(case when quantity > 0 then 1 else 0 end) as sold_lines
    from sales_lines
    group by store_id, day
)

select * from final
