{{ config(materialized=month_by_month(), day='month', touched='int_touched_sales_months') }}

-- The price of a day is what its units brought on average; to the cent it is a price point.
with sales_by_day as (
    select * from {{ ref('sales_by_day') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

pointed as (
    select
        {{ truncate_to('month', 'day') }} as month,
        store_id,
        product_id,
        day,
        units,
        sold_units,
        revenue,
        has_promotion,
        {{ rounded('mean_price', 2) }} as price
    from sales_by_day
),

final as (
    select
        month,
        store_id,
        product_id,
        price,
        count(*) as days,
        min(day) as first_day,
        max(day) as last_day,
        min(case when sold_units > 0 then day end) as first_sold_on,
        sum(case when has_promotion then 1 else 0 end) as promotion_days,
        cast(sum(sold_units) as decimal(18, 4)) as sold_units,
        cast(sum(units) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue
    from pointed
    group by month, store_id, product_id, price
)

select * from final
