with source as (
    select * from {{ source('raw', 'receipt_lines') }}
),

final as (
    select
        *,
        coalesce(
            revenue, {{ money(times('quantity', 'unit_price') ~ ' - coalesce(discount, 0)') }}
        ) as amount
    from source
)

select * from final
