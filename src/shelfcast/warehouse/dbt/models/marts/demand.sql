{{ config(
    materialized=month_by_month(),
    day='ds',
    touched='int_touched_demand_months',
    series='int_demand_series'
) }}

with sales_by_day as {{ not_kept() }} (
    select * from {{ ref('sales_by_day') }}
    where {{ in_months('day', ref('int_touched_demand_months')) }}
),

-- A number for each series: two numbers are looked up sooner than two texts and a day.
series as (
    select
        *,
        row_number() over (order by store_id, product_id) as series_no
    from {{ ref('int_demand_series') }}
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
    where {{ in_months('ds', ref('int_touched_demand_months')) }}
),

promotion_days as (
    select * from {{ ref('promotion_days') }}
    where {{ in_months('ds', ref('int_touched_demand_months')) }}
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

sold as (
    select
        series.series_no,
        sales_by_day.day as ds,
        sales_by_day.units,
        sales_by_day.sold_units,
        sales_by_day.mean_price,
        sales_by_day.has_promotion
    from sales_by_day
    inner join series
        on
            sales_by_day.store_id = series.store_id
            and sales_by_day.product_id = series.product_id
),

-- What else is known of a day of a product; on most days nothing is.
marked as (
    select
        series.series_no,
        stock_outs.ds,
        stock_outs.source,
        false as is_promoted
    from stock_outs
    inner join series
        on
            stock_outs.store_id = series.store_id
            and stock_outs.product_id = series.product_id
    union all
    select
        series.series_no,
        promotion_days.ds,
        null as source,
        true as is_promoted
    from promotion_days
    inner join series
        on
            promotion_days.store_id = series.store_id
            and promotion_days.product_id = series.product_id
),

marks as (
    select
        series_no,
        ds,
        max(source) as empty_shelf,
        max(case when is_promoted then 1 else 0 end) = 1 as is_promoted
    from marked
    group by series_no, ds
),

grid as (
    select
        series.series_no,
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
            when sold.units > 0 then cast(sold.units as {{ double_type() }})
            else cast(0 as {{ double_type() }})
        end as y,
        coalesce(
            marks.empty_shelf is null
            or (marks.empty_shelf = 'count' and coalesce(sold.sold_units, 0) > 0),
            true
        ) as in_stock,
        sold.mean_price as price,
        coalesce(sold.has_promotion, false)
        or coalesce(marks.is_promoted, false)
        or grid.has_promotion as promotion
    from grid
    left join sold
        on
            grid.series_no = sold.series_no
            and grid.ds = sold.ds
    left join marks
        on
            grid.series_no = marks.series_no
            and grid.ds = marks.ds
)

select * from final
