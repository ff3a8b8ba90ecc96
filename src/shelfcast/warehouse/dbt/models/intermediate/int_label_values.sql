with label_months as (
    select * from {{ ref('int_label_months') }}
),

products as (
    select * from {{ ref('stg_products') }}
),

subcategories as (
    select subcategory as category
    from products
),

stores as (
    select * from {{ ref('stg_stores') }}
),

customers as (
    select * from {{ ref('stg_customers') }}
),

told as (
    select
        label_column,
        label_value,
        lines
    from label_months
    union all
    {{ label_values('products', ['product_name', 'category', 'brand']) }}
    union all
    {{ label_values('subcategories', ['category']) }}
    union all
    {{ label_values('stores', ['store_name', 'region', 'city', 'country']) }}
    union all
    {{ label_values('customers', ['region', 'city', 'country']) }}
),

final as (
    select
        label_column,
        label_value,
        {{ lowered(tidy('label_value')) }} as label_key,
        sum(lines) as lines
    from told
    where '{{ rule("labels") }}' <> 'off'
    group by label_column, label_value
)

select * from final
