with source as (
    select * from {{ source('raw', 'sales') }}
),

final as (
    {{ sale_lines('source') }}
)

select * from final
