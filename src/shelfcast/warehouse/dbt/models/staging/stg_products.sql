with source as (
    select * from {{ source('raw', 'products') }}
),

newest as (
    {{ newest_version('source', ['product_id']) }}
),

final as (
    select
        _batch_id,
        _row_number,
        product_id,
        product_name,
        category,
        subcategory,
        brand,
        unit_cost,
        unit_price,
        pack_size,
        minimum_order,
        supplier_id,
        lead_time,
        shelf_life
    from newest
)

select * from final
