with sales_lines as (
    select * from {{ ref('sales_lines') }}
),

products as (
    select * from {{ ref('products') }}
),

placed as (
    select
        sales_lines.*,
        products.category
    from sales_lines
    left join products on sales_lines.product_id = products.product_id
),

final as (
    select
        day,
        store_id,
        category,
        {{ sales_measures() }},
        {{ rollup_measures() }},
        min(currency) as first_currency,
        max(currency) as last_currency
    from placed
    group by day, store_id, category
)

select * from final
