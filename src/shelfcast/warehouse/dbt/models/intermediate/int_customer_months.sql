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
        customer_id,
        country,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_bought_on,
        max(case when quantity > 0 then day end) as last_bought_on
    from lines
    where customer_id is not null
    group by month, customer_id, country
)

select * from final
