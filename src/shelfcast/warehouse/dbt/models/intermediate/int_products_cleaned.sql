with products as (
    select * from {{ ref('stg_products') }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

code_labels as (
    select * from {{ ref('int_code_labels') }}
),

final as (
    select
        products._batch_id,
        products._row_number,
        products.product_id,
        coalesce(code_labels.label, {{ labelled('products', 'product_name') }}) as product_name,
        {{ labelled('products', 'category') }} as category,
        coalesce(subcategory_labels.label, products.subcategory) as subcategory,
        {{ labelled('products', 'brand') }} as brand,
        products.unit_cost,
        products.unit_price,
        products.pack_size,
        products.minimum_order,
        products.supplier_id,
        products.lead_time,
        products.shelf_life
    from products
    {{ label_joins('products', ['product_name', 'category', 'brand']) }}
    left join labels as subcategory_labels
        on
            subcategory_labels.label_column = 'category'
            and products.subcategory = subcategory_labels.label_value
    left join code_labels
        on
            code_labels.label_column = 'product_name'
            and products.product_id = code_labels.code
)

select * from final
