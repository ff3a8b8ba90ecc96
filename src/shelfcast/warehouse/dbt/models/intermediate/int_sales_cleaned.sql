-- The lines that are kept, as the rules leave them.
with lines as (
    select * from {{ ref('int_changed_lines') }}
),

rulings as (
    select * from {{ ref('int_line_rulings') }}
),

final as (
    select
        lines._batch_id,
        lines._row_number,
        lines.sold_at,
        lines.day,
        lines.order_id,
        lines.store_id,
        lines.product_id,
        lines.customer_id,
        lines.channel,
        lines.promotion,
        lines.currency,
        lines.status,
        lines.country,
        lines.region,
        lines.city,
        lines.store_name,
        lines.product_name,
        lines.category,
        lines.brand,
        lines.unit_price,
        lines.unit_cost,
        case when rulings.is_turned then -lines.quantity else lines.quantity end as quantity,
        case when rulings.is_turned then -lines.discount else lines.discount end as discount,
        case when rulings.is_turned then -lines.revenue else lines.revenue end as revenue,
        coalesce(rulings.is_repeat, false) as is_repeat,
        coalesce(rulings.is_near_repeat, false) as is_near_repeat,
        coalesce(rulings.is_test, false) as is_test,
        coalesce(rulings.is_cancelled, false) as is_cancelled,
        coalesce(rulings.is_outlier, false) as is_outlier
    from lines
    left join rulings
        on
            lines._batch_id = rulings._batch_id
            and lines._row_number = rulings._row_number
    where rulings.dropped_at is null
)

select * from final
