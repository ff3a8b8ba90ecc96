-- On hand at the last count, and not sold in that store for so many days before the last sale of
-- all.
with positions as (
    select
        *,
        cast(on_hand as decimal(18, 4)) as on_hand_exact
    from {{ ref('stock_positions') }}
),

sales_by_day as (
    select * from {{ ref('sales_by_day') }}
),

counts as (
    select * from {{ ref('int_stock_counts') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

products as (
    select * from {{ ref('products') }}
),

today as (
    select max(day) as day from trading_days
),

sold as (
    select
        sales_by_day.store_id,
        sales_by_day.product_id,
        max(sales_by_day.day) as last_sold_on
    from sales_by_day
    inner join positions
        on
            sales_by_day.store_id = positions.store_id
            and sales_by_day.product_id = positions.product_id
    where sales_by_day.sold_units > 0
    group by sales_by_day.store_id, sales_by_day.product_id
),

counted as (
    select
        store_id,
        product_id,
        min(as_of) as first_counted_on
    from counts
    where on_hand > 0
    group by store_id, product_id
),

final as (
    select
        positions.store_id,
        positions.product_id,
        products.product_name,
        products.category,
        positions.as_of,
        positions.on_hand,
        counted.first_counted_on,
        sold.last_sold_on,
        cast({{ days_between('sold.last_sold_on', 'today.day') }} as bigint) as days_since_sale,
        products.unit_cost,
        cast(
            {{ money('positions.on_hand_exact * products.unit_cost') }} as decimal(18, 4)
        ) as value_at_cost,
        cast(
            {{ money('positions.on_hand_exact * products.unit_price') }} as decimal(18, 4)
        ) as value_at_price
    from positions
    cross join today
    left join sold
        on
            positions.store_id = sold.store_id
            and positions.product_id = sold.product_id
    left join counted
        on
            positions.store_id = counted.store_id
            and positions.product_id = counted.product_id
    left join products on positions.product_id = products.product_id
    where
        positions.on_hand > 0
        and (
            sold.last_sold_on is null
            or sold.last_sold_on <= {{ add_days('today.day', '-' ~ var('dead_stock_days')) }}
        )
)

select * from final
