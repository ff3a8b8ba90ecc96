-- A number may be given again in another store or on another day: only the same number, store and
-- day told by a later file is a newer version.
with source as (
    select * from {{ source('raw', 'receipts') }}
),

aged as (
    select
        *,
        coalesce(store_id, store_name) as known_store_id,
        rank() over (
            partition by order_id, coalesce(store_id, store_name), cast(sold_at as date)
            order by _landed_at desc, _batch_id desc
        ) as version_age
    from source
),

final as (
    select * from aged
    where version_age = 1
)

select * from final
