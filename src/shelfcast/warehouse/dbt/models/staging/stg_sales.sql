with source as (
    select * from {{ source('raw', 'sales') }}
),

final as (
    {{ sale_lines('source', batch=cell_batch()) }}
)

select * from final
