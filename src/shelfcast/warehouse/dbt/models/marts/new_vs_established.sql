{{ config(materialized=month_by_month(), day='month', touched='int_touched_product_months') }}

with sales_by_day as (
    select * from {{ ref('sales_by_day') }}
    where {{ in_months('day', ref('int_touched_product_months')) }}
),

launches as (
    select * from {{ ref('int_launches') }}
),

placed as (
    select
        {{ truncate_to('month', 'sales_by_day.day') }} as month,
        sales_by_day.store_id,
        launches.category,
        case
            when sales_by_day.day < launches.new_until then 'new' else 'established'
        end as status,
        sales_by_day.product_id,
        sales_by_day.units,
        sales_by_day.revenue,
        sales_by_day.gross_profit
    from sales_by_day
    inner join launches on sales_by_day.product_id = launches.product_id
),

-- By product first: products are then counted without telling millions of lines apart.
summed as (
    select
        month,
        store_id,
        category,
        status,
        product_id,
        sum(units) as units,
        sum(revenue) as revenue,
        sum(gross_profit) as gross_profit
    from placed
    group by month, store_id, category, status, product_id
),

final as (
    select
        month,
        store_id,
        category,
        status,
        cast(sum(units) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue,
        cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
        count(*) as products
    from summed
    group by month, store_id, category, status
)

select * from final
