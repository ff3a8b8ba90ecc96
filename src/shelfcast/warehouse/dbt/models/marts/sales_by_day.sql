{{ config(
    materialized=month_by_month(),
    day='day',
    touched='int_touched_sales_months',
    where_untold={'orders': ['order_id', '0'], 'has_promotion': ['promotion', 'false']}
) }}

with sales_lines as {{ not_kept() }} (
    select * from {{ ref('sales_lines') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

measures as (
    select
        store_id,
        product_id,
        day,
        {{ sales_measures() }},
        cast(sum(case when quantity > 0 then quantity else 0 end) as decimal(18, 4)) as sold_units,
        cast(
            sum(case when quantity > 0 then revenue end) as {{ double_type() }}
        ) / nullif(
            cast(
                sum(case when quantity > 0 and revenue is not null then quantity end)
                as {{ double_type() }}
            ),
            0
        ) as mean_price,
        max(case when promotion is not null then 1 else 0 end) = 1 as has_promotion
    from sales_lines
    group by store_id, product_id, day
),

orders as (
    {{ orders_of('sales_lines', ['store_id', 'product_id', 'day']) }}
),

final as (
    select
        measures.*,
        coalesce(orders.orders, 0) as orders
    from measures
    left join orders
        on
            measures.store_id = orders.store_id
            and measures.product_id = orders.product_id
            and measures.day = orders.day
)

select * from final
