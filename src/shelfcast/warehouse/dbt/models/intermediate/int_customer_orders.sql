-- Lines without an order number are one order a day.
with sales_lines as (
    select * from {{ ref('sales_lines') }}
),

final as (
    select
        customer_id,
        coalesce(order_id, 'day ' || cast(day as {{ text_type() }})) as order_key,
        min(day) as day,
        cast(sum(revenue) as decimal(18, 4)) as revenue,
        cast(sum(quantity) as decimal(18, 4)) as units,
        cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
        max(case when quantity > 0 then 1 else 0 end) = 1 as is_purchase
    from sales_lines
    where customer_id is not null
    group by customer_id, coalesce(order_id, 'day ' || cast(day as {{ text_type() }}))
)

select * from final
