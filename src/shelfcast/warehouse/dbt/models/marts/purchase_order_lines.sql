-- What an order does not say of its supplier and cost is told by the product.
with orders as (
    select * from {{ ref('stg_purchase_orders') }}
),

products as (
    select * from {{ ref('products') }}
),

told as (
    select
        orders.purchase_order_id,
        orders.store_id,
        orders.product_id,
        orders.ordered_at,
        orders.expected_at,
        orders.received_at,
        orders.quantity,
        orders.received_quantity,
        products.lead_time as promised_days,
        coalesce(orders.supplier_id, products.supplier_id) as supplier_id,
        coalesce(orders.unit_cost, products.unit_cost) as unit_cost
    from orders
    left join products on orders.product_id = products.product_id
),

final as (
    select
        purchase_order_id,
        supplier_id,
        store_id,
        product_id,
        ordered_at,
        expected_at,
        cast(promised_days as {{ double_type() }}) as promised_days,
        received_at,
        quantity,
        received_quantity,
        unit_cost,
        cast({{ money('quantity * unit_cost') }} as decimal(18, 4)) as amount
    from told
)

select * from final
