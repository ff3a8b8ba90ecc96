{{ config(materialized=month_by_month(), day='month', touched='int_touched_sales_months') }}

with lines as (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('int_sales_cleaned') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

mentions as (
    select * from {{ ref('int_product_months') }}
    where {{ in_months('month', ref('int_touched_sales_months')) }}
),

moments as (
    select
        month,
        product_id,
        max(last_priced_at) as last_priced_at,
        max(last_costed_at) as last_costed_at
    from mentions
    group by month, product_id
),

final as (
    select
        moments.month,
        moments.product_id,
        moments.last_priced_at,
        moments.last_costed_at,
        max(
            case when lines.sold_at = moments.last_priced_at then lines.unit_price end
        ) as unit_price,
        max(
            case when lines.sold_at = moments.last_costed_at then lines.unit_cost end
        ) as unit_cost
    from lines
    inner join moments
        on
            lines.month = moments.month
            and lines.product_id = moments.product_id
            and (
                lines.sold_at = moments.last_priced_at
                or lines.sold_at = moments.last_costed_at
            )
    group by
        moments.month, moments.product_id, moments.last_priced_at, moments.last_costed_at
)

select * from final
