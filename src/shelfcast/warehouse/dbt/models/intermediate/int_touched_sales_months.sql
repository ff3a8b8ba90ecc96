-- A line of sales changes with the line as it is shown, with a rule that drops it or turns it into
-- a return, and with the cost and country that the masters tell.
-- Some tables are read only in a build that begins from the one before.
-- noqa: disable=ST03
with lines as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
),

line_months as (
    select * from {{ ref('int_touched_line_months') }}
),

rulings as (
    select * from {{ ref('int_changed_rulings') }}
),

products as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('int_stores_cleaned') }}
),

{% if builds_on() -%}
changed_products as (
    {{ changed_rows('products', 'int_products_cleaned', ['product_id', 'unit_cost']) }}
),

changed_stores as (
    {{ changed_rows('stores', 'int_stores_cleaned', ['store_id', 'country']) }}
),

touched as (
    select month from line_months
    union all
    select {{ truncate_to('month', 'day') }} as month
    from rulings
    where moves_amounts
    union all
    select {{ truncate_to('month', 'lines.day') }} as month
    from lines
    inner join changed_products on lines.product_id = changed_products.product_id
    union all
    select {{ truncate_to('month', 'lines.day') }} as month
    from lines
    inner join changed_stores on lines.store_id = changed_stores.store_id
),
{%- else -%}
touched as (
    select month from line_months
),
{%- endif %}

final as (
    select month
    from touched
    group by month
)

select * from final
