with products as (
    select * from {{ ref('products') }}
),

final as (
    select
        product_id,
        product_name,
        cast(unit_cost as {{ double_type() }}) as unit_cost,
        cast(unit_price as {{ double_type() }}) as unit_price,
        cast(pack_size as {{ double_type() }}) as pack_size,
        cast(minimum_order as {{ double_type() }}) as minimum_order,
        supplier_id,
        cast(lead_time as {{ double_type() }}) as lead_time,
        is_service,
        cast(shelf_life as {{ double_type() }}) as shelf_life
    from products
)

select * from final
