-- What a line tells changes with its file, and with the head of its receipt.
-- Some tables are read only in a build that begins from the one before.
-- noqa: disable=ST03
with files as (
    select * from {{ source('raw', 'touched_months') }}
),

line_months as (
    select * from {{ ref('int_line_months') }}
),

sales as (
    select * from {{ ref('stg_sales') }}
),

receipt_sales as (
    select * from {{ ref('int_receipt_sales') }}
),

heads as (
    select * from {{ ref('int_receipt_heads') }}
),

{% if builds_on() -%}
changed_heads as (
    {{ changed_rows('heads', 'int_receipt_heads') }}
),

touched as (
    select month from files
    union all
    {{ months_of_changed_rows('receipt_sales', 'int_receipt_sales', 'day') }}
    union all
    select {{ truncate_to('month', 'sales.day') }} as month
    from sales
    inner join changed_heads on sales.order_id = changed_heads.order_id
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
