-- A count may be told on several rows, one a delivery due: the shelf is the same on each.
with stock as (
    select * from {{ ref('stg_stock') }}
),

final as (
    select
        store_id,
        product_id,
        as_of,
        max(on_hand) as on_hand,
        sum(case when due_on is null or due_on > as_of then in_transit else 0 end) as in_transit
    from stock
    group by store_id, product_id, as_of
)

select * from final
