{{ config(materialized=month_by_month(), day='month', touched='int_touched_sales_months') }}

with sales_lines as {{ not_kept() }} (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('sales_lines') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

measures as (
    select
        month,
        store_id,
        product_id,
        {{ sales_measures() }},
        {{ rollup_measures() }},
        {{ days_of_month('day') }} as active_days
    from sales_lines
    group by month, store_id, product_id
),

orders as (
    {{ orders_of('sales_lines', ['month', 'store_id', 'product_id']) }}
),

final as (
    select
        measures.*,
        coalesce(orders.orders, 0) as orders
    from measures
    left join orders
        on
            measures.month = orders.month
            and measures.store_id = orders.store_id
            and measures.product_id = orders.product_id
)

select * from final
