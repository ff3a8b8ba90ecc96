with lines as (
    select * from {{ ref('int_sales_cleaned') }}
),

mentions as (
    select * from {{ ref('int_product_mentions') }}
),

moments as (
    select
        product_id,
        max(last_priced_at) as last_priced_at,
        max(last_costed_at) as last_costed_at
    from mentions
    group by product_id
),

final as (
    select
        moments.product_id,
        max(
            case when lines.sold_at = moments.last_priced_at then lines.unit_price end
        ) as unit_price,
        max(
            case when lines.sold_at = moments.last_costed_at then lines.unit_cost end
        ) as unit_cost
    from lines
    inner join moments
        on
            lines.product_id = moments.product_id
            and (
                lines.sold_at = moments.last_priced_at
                or lines.sold_at = moments.last_costed_at
            )
    group by moments.product_id
)

select * from final
