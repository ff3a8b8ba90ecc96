-- Every sale line that was landed, whatever kind of file told it; cleaning starts here.
with sales as (
    select * from {{ ref('stg_sales') }}
),

final as (
    select * from sales
)

select * from final
