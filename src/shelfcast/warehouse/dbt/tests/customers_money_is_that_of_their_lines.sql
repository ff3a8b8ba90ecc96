-- What RFM and cohorts tell of customers who bought adds up to those customers' sale lines.
with sales_lines as (
    select * from {{ ref('sales_lines') }}
),

customer_rfm as (
    select * from {{ ref('customer_rfm') }}
),

customer_cohorts as (
    select * from {{ ref('customer_cohorts') }}
),

told as (
    select coalesce(sum(sales_lines.revenue), 0) as revenue
    from sales_lines
    inner join customer_rfm on sales_lines.customer_id = customer_rfm.customer_id
),

scored as (
    select coalesce(sum(monetary), 0) as revenue from customer_rfm
),

grouped as (
    select coalesce(sum(revenue), 0) as revenue from customer_cohorts
)

select
    told.revenue,
    scored.revenue as revenue_by_rfm,
    grouped.revenue as revenue_by_cohort
from told
cross join scored
cross join grouped
where told.revenue <> scored.revenue or told.revenue <> grouped.revenue
