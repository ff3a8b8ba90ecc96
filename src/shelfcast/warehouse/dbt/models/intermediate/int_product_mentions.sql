with lines as (
    select * from {{ ref('int_sales_cleaned') }}
),

final as (
    select
        product_id,
        product_name,
        category,
        brand,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_sold_on,
        max(case when quantity > 0 then day end) as last_sold_on,
        max(case when unit_price > 0 then sold_at end) as last_priced_at,
        max(case when unit_cost > 0 then sold_at end) as last_costed_at
    from lines
    group by product_id, product_name, category, brand
)

select * from final
