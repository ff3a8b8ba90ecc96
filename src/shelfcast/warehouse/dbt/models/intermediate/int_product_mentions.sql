with months as (
    select * from {{ ref('int_product_months') }}
),

final as (
    select
        product_id,
        product_name,
        category,
        brand,
        sum(lines) as lines,
        min(first_sold_on) as first_sold_on,
        max(last_sold_on) as last_sold_on
    from months
    group by product_id, product_name, category, brand
)

select * from final
