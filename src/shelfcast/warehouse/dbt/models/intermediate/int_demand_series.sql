with points as (
    select * from {{ ref('int_price_points') }}
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
        min(first_sold_on) as first_day
    from points
    where first_sold_on is not null
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
