with sales_by_day as (
    select * from {{ ref('sales_by_day') }}
),

grid as (
    select * from {{ ref('int_demand_days') }}
),

closures as (
    select * from {{ ref('closures') }}
),

stock_outs as (
    select * from {{ ref('stock_outs') }}
),

promotion_days as (
    select * from {{ ref('promotion_days') }}
),

product_promotions as (
    select * from promotion_days
    where product_id is not null
),

store_promotions as (
    select * from promotion_days
    where product_id is null
),

final as (
    select
        grid.store_id,
        grid.product_id,
        grid.ds,
        case
            when closures.ds is not null then null
            when sales_by_day.units > 0 then cast(sales_by_day.units as {{ double_type() }})
            else cast(0 as {{ double_type() }})
        end as y,
        coalesce(
            stock_outs.ds is null
            or (stock_outs.source = 'count' and coalesce(sales_by_day.sold_units, 0) > 0),
            true
        ) as in_stock,
        sales_by_day.mean_price as price,
        coalesce(sales_by_day.has_promotion, false)
        or product_promotions.ds is not null
        or store_promotions.ds is not null as promotion
    from grid
    left join sales_by_day
        on
            grid.store_id = sales_by_day.store_id
            and grid.product_id = sales_by_day.product_id
            and grid.ds = sales_by_day.day
    left join closures
        on
            grid.store_id = closures.store_id
            and grid.ds = closures.ds
    left join stock_outs
        on
            grid.store_id = stock_outs.store_id
            and grid.product_id = stock_outs.product_id
            and grid.ds = stock_outs.ds
    left join product_promotions
        on
            grid.store_id = product_promotions.store_id
            and grid.product_id = product_promotions.product_id
            and grid.ds = product_promotions.ds
    left join store_promotions
        on
            grid.store_id = store_promotions.store_id
            and grid.ds = store_promotions.ds
)

select * from final
