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
        cast(sum(quantity) as decimal(18, 4)) as units,
        cast(
            sum(case when is_return then -quantity else 0 end) as decimal(18, 4)
        ) as returned_units,
        cast(sum(revenue) as decimal(18, 4)) as revenue,
        cast(sum(cost) as decimal(18, 4)) as cost,
        cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
        {{ rollup_measures() }},
        count(*) as lines,
        min(currency) as first_currency,
        max(currency) as last_currency
    from placed
    group by day, store_id, category
)

select * from final
