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
        store_id,
        store_name,
        region,
        city,
        country,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_sold_on,
        max(case when quantity > 0 then day end) as last_sold_on
    from lines
    group by month, store_id, store_name, region, city, country
)

select * from final
