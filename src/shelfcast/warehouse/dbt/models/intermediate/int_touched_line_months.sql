-- A line as it is shown changes with what it tells, with the labels, with the price list's price
-- of its day, and with the masters where they fill what is missing.
-- Some tables are read only in a build that begins from the one before.
-- noqa: disable=ST03
with told_months as (
    select * from {{ ref('int_touched_told_months') }}
),

line_months as (
    select * from {{ ref('int_line_months') }}
),

label_months as (
    select * from {{ ref('int_label_months') }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

list_prices as (
    select * from {{ ref('int_list_prices') }}
),

products as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('int_stores_cleaned') }}
),

{% if builds_on() -%}
changed_labels as (
    {{ changed_rows('labels', 'int_labels') }}
),

{% for name in ['products', 'stores'] -%}
changed_{{ name }} as (
    {{ changed_rows(name, 'int_' ~ name ~ '_cleaned') }}
),

{% endfor -%}
{% if builds_anew('int_list_prices') -%}
-- A span that only ended on another day differs from there on.
changed_prices as (
    select
        case
            when now.price = before.price then least(now.valid_until, before.valid_until)
            else coalesce(now.valid_from, before.valid_from)
        end as first_day,
        greatest(
            coalesce(now.valid_until, before.valid_until),
            coalesce(before.valid_until, now.valid_until)
        ) as end_day
    from list_prices as now
    full outer join {{ previously('int_list_prices') }} as before
        on
            now.store_id = before.store_id
            and now.product_id = before.product_id
            and now.valid_from = before.valid_from
    where
        now.product_id is null
        or before.product_id is null
        or now.valid_until <> before.valid_until
        or now.price <> before.price
        or (now.price is null) <> (before.price is null)
),
{%- else -%}
changed_prices as (
    select
        valid_from as first_day,
        valid_until as end_day
    from list_prices
    where 1 = 0
),
{%- endif %}

changed_spans as (
    select distinct
        {{ truncate_to('month', 'first_day') }} as first_month,
        end_day
    from changed_prices
),

touched as (
    select month from told_months
    union all
    select label_months.month
    from label_months
    inner join changed_labels
        on
            label_months.label_column = changed_labels.label_column
            and label_months.label_value = changed_labels.label_value
    union all
    select line_months.month
    from line_months
    inner join changed_spans
        on
            line_months.month >= changed_spans.first_month
            and line_months.month < changed_spans.end_day
    {%- if filled_columns() %}
    {%- for key, name in [('product_id', 'products'), ('store_id', 'stores')] %}
    union all
    select {{ truncate_to('month', 'lines.day') }} as month
    from {{ as_built('int_changed_lines') }} as lines
    inner join changed_{{ name }} on lines.{{ key }} = changed_{{ name }}.{{ key }}
    {%- endfor %}
    {%- endif %}
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
