-- Of several heads with one number the newest speaks for the lines, which do not tell theirs; how
-- the money of such an order is meant cannot be known.
with receipts as (
    select * from {{ ref('stg_receipts') }}
),

ranked as (
    select
        *,
        count(*) over (partition by order_id) as heads,
        row_number() over (
            partition by order_id
            order by sold_at desc, _landed_at desc, _batch_id asc, _row_number asc
        ) as place
    from receipts
    where order_id is not null
),

final as (
    select
        *,
        case when heads = 1 then revenue end as total,
        case when heads = 1 then abs(discount) end as order_discount
    from ranked
    where place = 1
)

select * from final
