with months as (
    select * from {{ ref('int_price_months') }}
),

latest as (
    select
        product_id,
        max(last_priced_at) as last_priced_at,
        max(last_costed_at) as last_costed_at
    from months
    group by product_id
),

final as (
    select
        latest.product_id,
        max(
            case when months.last_priced_at = latest.last_priced_at then months.unit_price end
        ) as unit_price,
        max(
            case when months.last_costed_at = latest.last_costed_at then months.unit_cost end
        ) as unit_cost
    from months
    inner join latest on months.product_id = latest.product_id
    group by latest.product_id
)

select * from final
