with points as (
    select * from {{ ref('int_price_points') }}
),

final as (
    select
        store_id,
        product_id,
        price,
        cast(sum(days) as bigint) as days,
        min(first_day) as first_day,
        max(last_day) as last_day,
        cast(sum(promotion_days) as bigint) as promotion_days,
        cast(sum(sold_units) as decimal(18, 4)) as sold_units,
        cast(sum(units) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue,
        {{ ratio('sum(sold_units)', 'sum(days)') }} as units_a_day
    from points
    group by store_id, product_id, price
)

select * from final
