-- Series and days are unique, so a join that multiplied rows would show in their number.
with demand as (
    select count(*) as row_count from {{ ref('demand') }}
),

sales_by_day as (
    select * from {{ ref('sales_by_day') }}
),

products as (
    select * from {{ ref('products') }}
),

last_sale as (
    select max(day) as day from sales_by_day
),

series as (
    select min(sales_by_day.day) as first_day
    from sales_by_day
    inner join products on sales_by_day.product_id = products.product_id
    where sales_by_day.sold_units > 0 and not products.is_service
    group by sales_by_day.store_id, sales_by_day.product_id
),

expected as (
    select
        coalesce(sum({{ days_between('series.first_day', 'last_sale.day') }} + 1), 0)
            as row_count
    from series
    cross join last_sale
)

select
    demand.row_count,
    expected.row_count as expected_row_count
from demand
cross join expected
where demand.row_count <> expected.row_count
