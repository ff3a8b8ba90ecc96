with sales_lines as (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('sales_lines') }}
),

final as (
    select
        month,
        store_id,
        product_id,
        {{ sales_measures() }},
        {{ rollup_measures() }},
        count(distinct day) as active_days
    from sales_lines
    group by month, store_id, product_id
)

select * from final
