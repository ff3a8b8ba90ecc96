-- Series and days are unique, so a join that multiplied rows would show in their number. In a build
-- of some months the days of first sales are counted anew in these; of others they were before.
-- depends_on: {{ ref('int_price_points') }} {{ ref('int_touched_sales_months') }}
{%- set spans = touched_spans('int_touched_sales_months') if builds_on() else none %}
with demand as (
    select count(*) as row_count from {{ ref('demand') }}
),

sales_by_day as {{ not_kept() }} (
    select * from {{ ref('sales_by_day') }}
),

products as (
    select * from {{ ref('products') }}
),

last_sale as (
    select max(day) as day from sales_by_day
),

sold as (
    {%- if spans is none %}
    select
        store_id,
        product_id,
        day
    from sales_by_day
    where sold_units > 0
    {%- else %}
    select
        store_id,
        product_id,
        first_sold_on as day
    from {{ ref('int_price_points') }}
    where
        first_sold_on is not null
        {%- for first, last in spans %}
        and (month < cast('{{ first }}' as date) or month >= cast('{{ last }}' as date))
        {%- endfor %}
    {%- for first, last in spans %}
    union all
    select
        store_id,
        product_id,
        day
    from sales_by_day
    where
        sold_units > 0
        and day >= cast('{{ first }}' as date)
        and day < cast('{{ last }}' as date)
    {%- endfor %}
    {%- endif %}
),

series as (
    select min(sold.day) as first_day
    from sold
    inner join products on sold.product_id = products.product_id
    where not products.is_service
    group by sold.store_id, sold.product_id
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
