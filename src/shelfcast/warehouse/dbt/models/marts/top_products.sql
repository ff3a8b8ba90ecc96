-- Goods and services are ranked apart, so that postage is no top product.
with sales_by_month as (
    select * from {{ ref('sales_by_month') }}
),

products as (
    select * from {{ ref('products') }}
),

sold as (
    select
        sales_by_month.month,
        sales_by_month.product_id,
        products.product_name,
        products.category,
        products.is_service,
        cast(sum(sales_by_month.units) as decimal(18, 4)) as units,
        cast(sum(sales_by_month.revenue) as decimal(18, 4)) as revenue,
        cast(sum(sales_by_month.gross_profit) as decimal(18, 4)) as gross_profit,
        count(*) as stores
    from sales_by_month
    inner join products on sales_by_month.product_id = products.product_id
    group by
        sales_by_month.month,
        sales_by_month.product_id,
        products.product_name,
        products.category,
        products.is_service
),

ranked as (
    select
        *,
        row_number() over (
            partition by month, is_service
            order by coalesce(revenue, 0) desc, coalesce(units, 0) desc, product_id asc
        ) as place,
        row_number() over (
            partition by month, is_service
            order by coalesce(units, 0) desc, coalesce(revenue, 0) desc, product_id asc
        ) as place_by_units,
        case
            when sum(revenue) over (partition by month, is_service) > 0
                then sum(revenue) over (partition by month, is_service)
        end as month_revenue
    from sold
),

final as (
    select
        month,
        product_id,
        product_name,
        category,
        is_service,
        cast(place as bigint) as place,
        cast(place_by_units as bigint) as place_by_units,
        revenue,
        units,
        gross_profit,
        stores,
        {{ ratio('revenue', 'month_revenue') }} as share,
        {{ ratio(
            'sum(revenue) over (partition by month, is_service order by place'
            ~ ' rows between unbounded preceding and current row)',
            'month_revenue'
        ) }} as cumulative_share
    from ranked
)

select * from final
