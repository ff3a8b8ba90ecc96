with promotions as (
    select * from {{ ref('stg_promotions') }}
),

sold as (
    select * from {{ ref('int_promotion_sales') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

today as (
    select max(day) as day from trading_days
),

declared as (
    select
        promotion,
        starts_on,
        max(ends_on) as ends_on,
        max(discount_percent) as discount_percent
    from promotions
    group by promotion, starts_on
),

measured as (
    select
        promotion,
        starts_on,
        source,
        max(day) as last_day,
        count(distinct day) as sold_days,
        count(distinct store_id) as stores,
        count(distinct product_id) as products,
        cast(sum(units) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue
    from sold
    group by promotion, starts_on, source
),

listed as (
    select
        promotion,
        starts_on,
        ends_on,
        discount_percent,
        'declared' as source
    from declared
    union all
    select
        promotion,
        starts_on,
        last_day as ends_on,
        null as discount_percent,
        source
    from measured
    where source = 'lines'
),

final as (
    select
        listed.promotion,
        listed.starts_on,
        listed.ends_on,
        listed.source,
        cast({{ days_between('listed.starts_on', 'listed.ends_on') }} + 1 as bigint) as days,
        listed.discount_percent,
        case
            when listed.starts_on > today.day then 'ahead'
            when listed.ends_on >= today.day then 'running'
            else 'over'
        end as phase,
        coalesce(measured.sold_days, 0) as sold_days,
        coalesce(measured.stores, 0) as stores,
        coalesce(measured.products, 0) as products,
        measured.units,
        measured.revenue
    from listed
    cross join today
    left join measured
        on
            listed.promotion = measured.promotion
            and listed.starts_on = measured.starts_on
            and listed.source = measured.source
)

select * from final
