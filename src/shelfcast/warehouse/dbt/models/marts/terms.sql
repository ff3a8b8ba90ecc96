with products as (
    select * from {{ ref('products') }}
),

final as (
    select
        product_id,
        product_name,
        cast(unit_cost as double precision) as unit_cost,
        cast(unit_price as double precision) as unit_price,
        cast(pack_size as double precision) as pack_size,
        cast(minimum_order as double precision) as minimum_order,
        supplier_id,
        cast(lead_time as double precision) as lead_time,
        is_service
    from products
)

select * from final
