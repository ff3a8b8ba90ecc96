with sales_by_month as (
    select * from {{ ref('sales_by_month') }}
),

products as (
    select * from {{ ref('products') }}
),

final as (
    select
        sales_by_month.month,
        sales_by_month.store_id,
        products.category,
        cast(sum(sales_by_month.units) as decimal(18, 4)) as units,
        cast(sum(sales_by_month.revenue) as decimal(18, 4)) as revenue,
        cast(sum(sales_by_month.cost) as decimal(18, 4)) as cost,
        cast(sum(sales_by_month.gross_profit) as decimal(18, 4)) as gross_profit,
        cast(sum(sales_by_month.returned_units) as decimal(18, 4)) as returned_units,
        cast(sum(sales_by_month.lines) as bigint) as lines,
        count(*) as products
    from sales_by_month
    inner join products on sales_by_month.product_id = products.product_id
    group by sales_by_month.month, sales_by_month.store_id, products.category
)

select * from final
