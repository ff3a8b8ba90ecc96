with orders as (
    select * from {{ ref('stg_purchase_orders') }}
),

received as (
    select
        product_id,
        {{ days_between('ordered_at', 'received_at') }} as days
    from orders
    where received_at >= ordered_at
),

final as (
    select
        product_id,
        cast(count(*) as bigint) as orders,
        avg(cast(days as {{ double_type() }})) as mean_days,
        cast(coalesce(stddev_samp(days), 0) as {{ double_type() }}) as sd_days
    from received
    group by product_id
)

select * from final
