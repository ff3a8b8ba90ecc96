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
        cast(sum(case when is_return then 0 else quantity end) as decimal(18, 4)) as sold_units,
        {{ rollup_measures() }},
        count(distinct day) as active_days
    from sales_lines
    group by month, store_id, product_id
)

select * from final
