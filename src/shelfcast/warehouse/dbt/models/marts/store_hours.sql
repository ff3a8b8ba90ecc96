-- Only of stores whose lines tell a time: where every line stands at midnight, none does.
with sales_lines as (
    select * from {{ ref('sales_lines') }}
),

hours as (
    select
        store_id,
        cast(extract(hour from sold_at) as integer) as hour,
        max(case when sold_at > cast(day as timestamp) then 1 else 0 end) as has_time,
        count(*) as lines,
        cast(sum(quantity) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue
    from sales_lines
    group by store_id, cast(extract(hour from sold_at) as integer)
),

summed as (
    select
        *,
        max(has_time) over (partition by store_id) as store_has_times,
        sum(lines) over (partition by store_id) as store_lines,
        sum(revenue) over (partition by store_id) as store_revenue
    from hours
),

final as (
    select
        store_id,
        hour,
        lines,
        units,
        revenue,
        {{ ratio('lines', 'store_lines') }} as share_of_lines,
        {{ ratio('revenue', 'store_revenue') }} as share_of_revenue
    from summed
    where store_has_times = 1
)

select * from final
