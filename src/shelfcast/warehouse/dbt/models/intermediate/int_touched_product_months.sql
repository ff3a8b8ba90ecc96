-- Sales by what a product is change with the sales, and, in every month in which it was sold, with
-- its category and the day until which it is new.
-- Some tables are read only in a build that begins from the one before.
-- noqa: disable=ST03
with sales_months as (
    select * from {{ ref('int_touched_sales_months') }}
),

product_months as (
    select * from {{ ref('int_product_months') }}
),

launches as (
    select * from {{ ref('int_launches') }}
),

{% if builds_on() -%}
changed_products as (
    {{ changed_rows('launches', 'int_launches') }}
),

touched as (
    select month from sales_months
    union all
    select product_months.month
    from product_months
    inner join changed_products on product_months.product_id = changed_products.product_id
),
{%- else -%}
touched as (
    select month from sales_months
),
{%- endif %}

final as (
    select month
    from touched
    group by month
)

select * from final
