with source as {{ not_kept() }} (
    select * from {{ source('raw', 'prices') }}
),

newest as (
    {{ newest_version('source', ['valid_from', 'store_id', 'product_id']) }}
),

final as (
    select
        coalesce(store_id, '') as store_id,
        product_id,
        valid_from,
        valid_to,
        price
    from newest
    where price is not null
)

select * from final
