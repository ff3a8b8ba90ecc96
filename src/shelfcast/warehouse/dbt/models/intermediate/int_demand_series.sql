with sales_by_day as (
    select * from {{ ref('sales_by_day') }}
),

products as (
    select * from {{ ref('products') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

last_sale as (
    select max(day) as day
    from trading_days
),

spans as (
    select
        store_id,
        product_id,
        min(day) as first_day
    from sales_by_day
    where sold_units > 0
    group by store_id, product_id
),

final as (
    select
        spans.store_id,
        spans.product_id,
        spans.first_day,
        last_sale.day as last_day
    from spans
    inner join products on spans.product_id = products.product_id
    cross join last_sale
    where not products.is_service
)

select * from final
