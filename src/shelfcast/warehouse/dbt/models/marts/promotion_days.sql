with promotions as (
    select * from {{ ref('stg_promotions') }}
),

stores as (
    select * from {{ ref('stores') }}
),

days as (
    select * from {{ ref('int_days') }}
),

final as (
    select
        stores.store_id,
        promotions.product_id,
        days.day as ds,
        min(promotions.promotion) as promotion,
        max(promotions.discount_percent) as discount_percent
    from promotions
    inner join stores
        on promotions.store_id is null or promotions.store_id = stores.store_id
    inner join days on days.day between promotions.starts_on and promotions.ends_on
    group by stores.store_id, promotions.product_id, days.day
)

select * from final
