-- Lines with the head of their order, and heads without any line as one line of their own.
with lines as (
    select * from {{ ref('stg_receipt_lines') }}
),

heads as (
    select * from {{ ref('int_receipt_heads') }}
),

receipts as (
    select * from {{ ref('stg_receipts') }}
),

shares as (
    select * from {{ ref('int_receipt_shares') }}
),

ordered as (
    select order_id from lines
    union
    select sales.order_id
    from {{ ref('stg_sales') }} as sales
    inner join heads on sales.order_id = heads.order_id
),

of_lines as (
    select
        lines._batch_id,
        lines._row_number,
        lines._landed_at,
        lines._extra,
        heads.sold_at,
        heads.sold_time,
        lines.order_id,
        heads.store_id,
        lines.product_id,
        heads.customer_id,
        lines.quantity,
        lines.unit_price,
        case
            when shares.meaning = 'discount'
                then {{ money('coalesce(lines.discount, 0) + shares.share') }}
            else lines.discount
        end as discount,
        case shares.meaning
            when 'discount' then {{ money('lines.amount - shares.share') }}
            when 'total' then shares.share
            else lines.amount
        end as revenue,
        lines.unit_cost,
        heads.currency,
        heads.channel,
        coalesce(lines.promotion, heads.promotion) as promotion,
        coalesce(lines.status, heads.status) as status,
        lines.product_name,
        lines.category,
        lines.brand,
        heads.store_name,
        heads.region,
        heads.city,
        heads.country
    from lines
    inner join heads on lines.order_id = heads.order_id
    inner join shares
        on
            lines._batch_id = shares._batch_id
            and lines._row_number = shares._row_number
),

of_heads as (
    select
        receipts._batch_id,
        receipts._row_number,
        receipts._landed_at,
        receipts._extra,
        receipts.sold_at,
        receipts.sold_time,
        receipts.order_id,
        receipts.store_id,
        cast(null as {{ text_type() }}) as product_id,
        receipts.customer_id,
        cast(null as decimal(18, 4)) as quantity,
        cast(null as decimal(18, 4)) as unit_price,
        cast(null as decimal(18, 4)) as discount,
        receipts.revenue,
        cast(null as decimal(18, 4)) as unit_cost,
        receipts.currency,
        receipts.channel,
        receipts.promotion,
        receipts.status,
        cast(null as {{ text_type() }}) as product_name,
        cast(null as {{ text_type() }}) as category,
        cast(null as {{ text_type() }}) as brand,
        receipts.store_name,
        receipts.region,
        receipts.city,
        receipts.country
    from receipts
    left join ordered on receipts.order_id = ordered.order_id
    where ordered.order_id is null and receipts.revenue is not null
),

told as (
    select * from of_lines
    union all
    select * from of_heads
),

final as (
    {{ sale_lines('told') }}
)

select * from final
