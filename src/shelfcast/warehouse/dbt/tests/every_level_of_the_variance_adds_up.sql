-- Each level of revenue_variance tells of the same money as the sale lines.
with sales_lines as (
    select coalesce(sum(revenue), 0) as revenue from {{ ref('sales_lines') }}
),

levels as (
    select
        level,
        coalesce(sum(revenue), 0) as revenue
    from {{ ref('revenue_variance') }}
    group by level
)

select
    levels.level,
    levels.revenue,
    sales_lines.revenue as revenue_of_lines
from levels
cross join sales_lines
where levels.revenue <> sales_lines.revenue
