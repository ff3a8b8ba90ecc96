with orders as (
    select * from {{ ref('stg_purchase_orders') }}
),

ranked as (
    select
        product_id,
        unit_cost,
        row_number() over (
            partition by product_id order by ordered_at desc, unit_cost desc
        ) as age
    from orders
    where unit_cost > 0
),

final as (
    select
        product_id,
        unit_cost
    from ranked
    where age = 1
)

select * from final
