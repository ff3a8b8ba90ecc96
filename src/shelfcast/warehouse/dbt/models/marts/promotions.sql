with stg_promotions as (
    select * from {{ ref('stg_promotions') }}
),

final as (
    select
        promotion,
        starts_on,
        ends_on,
        store_id,
        product_id,
        discount_percent,
        cast({{ days_between('starts_on', 'ends_on') }} + 1 as bigint) as days
    from stg_promotions
)

select * from final
