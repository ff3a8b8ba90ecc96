-- A table of its own, so that the engine knows how long it is before it joins anything to it.
with sales_by_day as (
    select * from {{ ref('sales_by_day') }}
),

products as (
    select * from {{ ref('products') }}
),

days as (
    select * from {{ ref('int_days') }}
),

series as (
    select
        sales_by_day.store_id,
        sales_by_day.product_id,
        min(sales_by_day.day) as first_day
    from sales_by_day
    inner join products on sales_by_day.product_id = products.product_id
    where sales_by_day.sold_units > 0 and not products.is_service
    group by sales_by_day.store_id, sales_by_day.product_id
),

final as (
    select
        series.store_id,
        series.product_id,
        days.day as ds
    from series
    inner join days on days.day between series.first_day and days.last_sale
)

select * from final
