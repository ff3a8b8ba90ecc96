with source as (
    select * from {{ source('raw', 'purchase_orders') }}
),

-- An order without a number is a version of no other order.
numbered as (
    select
        *,
        coalesce(
            purchase_order_id,
            _batch_id || ':' || cast(_row_number as {{ text_type() }})
        ) as known_order_id
    from source
),

newest as (
    {{ newest_version('numbered', ['known_order_id', 'product_id', 'store_id']) }}
),

final as (
    select
        known_order_id as purchase_order_id,
        ordered_at,
        received_at,
        expected_at,
        supplier_id,
        store_id,
        product_id,
        quantity,
        received_quantity,
        unit_cost
    from newest
)

select * from final
