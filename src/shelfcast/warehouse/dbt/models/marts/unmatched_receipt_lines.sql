with lines as (
    select * from {{ ref('stg_receipt_lines') }}
),

heads as (
    select * from {{ ref('int_receipt_heads') }}
),

batches as (
    select * from {{ ref('stg_batches') }}
),

final as (
    select
        lines.order_id,
        lines.line_number,
        lines.product_id,
        lines.product_name,
        lines.quantity,
        lines.unit_price,
        lines.discount,
        cast(lines.amount as decimal(18, 4)) as amount,
        batches.file,
        lines._batch_id,
        lines._row_number
    from lines
    left join heads on lines.order_id = heads.order_id
    left join batches on lines._batch_id = batches.batch_id
    where heads.order_id is null
)

select * from final
