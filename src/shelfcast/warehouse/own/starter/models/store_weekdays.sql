-- How does each store's week look?
-- Any table of ours is reached as ref('shelfcast', TABLE); `shelfcast docs` shows them.
with sales_by_day as (
    select * from {{ ref('shelfcast', 'sales_by_day') }}
),

calendar as (
    select * from {{ ref('shelfcast', 'calendar') }}
),

final as (
    select
        sales_by_day.store_id,
        calendar.weekday,
        count(distinct sales_by_day.day) as days,
        sum(sales_by_day.units) as units,
        sum(sales_by_day.revenue) as revenue
    from sales_by_day
    inner join calendar on sales_by_day.day = calendar.day
    group by sales_by_day.store_id, calendar.weekday
)

select * from final
