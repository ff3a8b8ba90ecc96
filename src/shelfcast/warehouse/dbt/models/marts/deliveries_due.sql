-- What was on the way at the last count; what was due by its day is on hand, or lost.
with stock as (
    select * from {{ ref('stg_stock') }}
),

positions as (
    select * from {{ ref('stock_positions') }}
),

final as (
    select
        stock.store_id,
        stock.product_id,
        stock.due_on,
        cast(sum(stock.in_transit) as {{ double_type() }}) as quantity
    from stock
    inner join positions
        on
            stock.store_id = positions.store_id
            and stock.product_id = positions.product_id
            and stock.as_of = positions.as_of
    where
        stock.in_transit > 0
        and (stock.due_on is null or stock.due_on > stock.as_of)
    group by stock.store_id, stock.product_id, stock.due_on
)

select * from final
