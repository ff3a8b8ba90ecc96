with source as (
    select * from {{ source('raw', 'products') }}
),

final as (
    {{ version_history('source', 'product_id', [
        'product_name', 'category', 'subcategory', 'brand', 'unit_cost', 'unit_price', 'pack_size',
        'minimum_order', 'supplier_id', 'lead_time', 'shelf_life'
    ]) }}
)

select * from final
