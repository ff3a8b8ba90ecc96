with counts as (
    select * from {{ ref('int_stock_counts') }}
),

ranked as (
    select
        store_id,
        product_id,
        as_of,
        on_hand,
        in_transit,
        row_number() over (partition by store_id, product_id order by as_of desc) as age
    from counts
    where on_hand is not null
),

final as (
    select
        store_id,
        product_id,
        as_of,
        cast(on_hand as {{ double_type() }}) as on_hand,
        cast(coalesce(in_transit, 0) as {{ double_type() }}) as in_transit
    from ranked
    where age = 1
)

select * from final
