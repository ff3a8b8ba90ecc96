with source as (
    select * from {{ source('raw', 'availability') }}
),

placed as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        day,
        product_id,
        in_stock,
        coalesce(store_id, 'main') as store_id
    from source
),

newest as (
    {{ newest_version('placed', ['day', 'store_id', 'product_id']) }}
),

final as (
    select
        day,
        store_id,
        product_id,
        in_stock
    from newest
)

select * from final
