with source as (
    select * from {{ source('raw', 'promotions') }}
),

newest as (
    {{ newest_version('source', ['promotion', 'starts_on', 'store_id', 'product_id']) }}
),

final as (
    select
        promotion,
        starts_on,
        ends_on,
        store_id,
        product_id,
        discount_percent
    from newest
)

select * from final
