-- Only of stores whose lines tell a time: where every line stands at midnight, none does.
with sales_lines as {{ not_kept() }} (
    select * from {{ ref('sales_lines') }}
),

timed as (
    select store_id
    from sales_lines
    where sold_at > cast(day as timestamp)
    group by store_id
),

hours as (
    select
        sales_lines.store_id,
        cast(extract(hour from sales_lines.sold_at) as integer) as hour,
        count(*) as lines,
        cast(sum(sales_lines.quantity) as decimal(18, 4)) as units,
        cast(sum(sales_lines.revenue) as decimal(18, 4)) as revenue
    from sales_lines
    inner join timed on sales_lines.store_id = timed.store_id
    group by sales_lines.store_id, cast(extract(hour from sales_lines.sold_at) as integer)
),

summed as (
    select
        *,
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
)

select * from final
