{{ config(materialized=month_by_month(), day='ds', touched='int_touched_demand_months') }}

with sales_by_day as {{ not_kept() }} (
    select * from {{ ref('sales_by_day') }}
    where {{ in_months('day', ref('int_touched_demand_months')) }}
),

series as (
    select * from {{ ref('int_demand_series') }}
),

days as (
    select * from {{ ref('int_days') }}
    where {{ in_months('day', ref('int_touched_demand_months')) }}
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

stores as (
    select store_id
    from series
    group by store_id
),

-- What holds for all of a store is looked up once a day, not once a product and day.
store_days as (
    select
        stores.store_id,
        days.day as ds,
        closures.ds is not null as is_closed,
        store_promotions.ds is not null as has_promotion
    from stores
    cross join days
    left join closures
        on
            stores.store_id = closures.store_id
            and days.day = closures.ds
    left join store_promotions
        on
            stores.store_id = store_promotions.store_id
            and days.day = store_promotions.ds
),

grid as (
    select
        series.store_id,
        series.product_id,
        store_days.ds,
        store_days.is_closed,
        store_days.has_promotion
    from series
    inner join store_days
        on
            series.store_id = store_days.store_id
            and store_days.ds between series.first_day and series.last_day
),

final as (
    select
        grid.store_id,
        grid.product_id,
        grid.ds,
        case
            when grid.is_closed then null
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
        or grid.has_promotion as promotion
    from grid
    left join sales_by_day
        on
            grid.store_id = sales_by_day.store_id
            and grid.product_id = sales_by_day.product_id
            and grid.ds = sales_by_day.day
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
)

select * from final
