with source as (
    select * from {{ source('raw', 'stock') }}
),

-- A count without a day was made when it was handed in; one without a store, in the only store.
dated as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        product_id,
        on_hand,
        in_transit,
        due_on,
        coalesce(as_of, cast(_landed_at as date)) as as_of,
        coalesce(store_id, 'main') as store_id
    from source
),

newest as (
    {{ newest_version('dated', ['as_of', 'store_id', 'product_id', 'due_on']) }}
),

final as (
    select
        as_of,
        store_id,
        product_id,
        on_hand,
        in_transit,
        due_on
    from newest
)

select * from final
