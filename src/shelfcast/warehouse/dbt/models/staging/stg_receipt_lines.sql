with source as (
    select * from {{ source('raw', 'receipt_lines') }}
),

final as (
    select
        *,
        coalesce(
            revenue, {{ amount_of('quantity', 'unit_price', 'coalesce(discount, 0)') }}
        ) as amount
    from source
)

select * from final
