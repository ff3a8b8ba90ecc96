-- The lines that no rule drops, turned round where a rule makes a return of them. Few rulings do
-- either: the others are left to those who ask for them.
with lines as (
    select * from {{ ref('int_changed_lines') }}
),

rulings as (
    select * from {{ ref('int_line_rulings') }}
    where dropped_at is not null or is_turned
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
        case when rulings.is_turned then -lines.revenue else lines.revenue end as revenue
    from lines
    left join rulings
        on
            lines._batch_id = rulings._batch_id
            and lines._row_number = rulings._row_number
    where rulings.dropped_at is null
)

select * from final
