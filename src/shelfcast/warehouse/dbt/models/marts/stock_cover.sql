-- Demand is the mean of the days on which the store was open and the product on the shelf; null
-- where there was no such day.
with positions as (
    select
        *,
        cast(on_hand as decimal(18, 4)) as on_hand_exact
    from {{ ref('stock_positions') }}
),

demand as {{ not_kept() }} (
    select * from {{ ref('demand') }}
),

products as (
    select * from {{ ref('products') }}
),

last_day as (
    select max(ds) as ds from demand
),

recent as (
    select
        demand.store_id,
        demand.product_id,
        count(*) as days,
        avg(demand.y) as mean_demand
    from demand
    inner join positions
        on
            demand.store_id = positions.store_id
            and demand.product_id = positions.product_id
    where
        demand.ds > (
            select {{ add_days('last_day.ds', '-' ~ var('cover_days')) }} from last_day
        )
        and demand.y is not null and demand.in_stock
    group by demand.store_id, demand.product_id
),

covered as (
    select
        positions.store_id,
        positions.product_id,
        products.product_name,
        products.category,
        positions.as_of,
        positions.on_hand,
        positions.in_transit,
        coalesce(recent.days, 0) as demand_days,
        recent.mean_demand,
        case
            when recent.mean_demand > 0 and positions.on_hand > 0
                then positions.on_hand / recent.mean_demand
            when recent.mean_demand > 0 then 0
        end as days_of_cover,
        products.unit_cost,
        cast(
            {{ money('positions.on_hand_exact * products.unit_cost') }} as decimal(18, 4)
        ) as value_at_cost
    from positions
    left join recent
        on
            positions.store_id = recent.store_id
            and positions.product_id = recent.product_id
    left join products on positions.product_id = products.product_id
),

final as (
    select
        *,
        case
            when on_hand <= 0 then 'none on hand'
            when days_of_cover is null then 'no demand'
            when days_of_cover < 7 then 'under a week'
            when days_of_cover < 28 then 'under four weeks'
            when days_of_cover < 91 then 'under a quarter'
            else 'over a quarter'
        end as cover
    from covered
)

select * from final
