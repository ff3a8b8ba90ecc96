-- Demand changes with the sales of its day, with what is known of the day, and with the span of
-- its series, which ends with the last sale of all.
-- Some tables are read only in a build that begins from the one before.
-- noqa: disable=ST03
with sales_months as (
    select * from {{ ref('int_touched_sales_months') }}
),

days as (
    select * from {{ ref('int_days') }}
),

series as (
    select * from {{ ref('int_demand_series') }}
),

closures as (
    select * from {{ ref('closures') }}
),

stock_outs as (
    select * from {{ ref('stock_outs') }}
),

promotion_days as (
    select * from {{ ref('promotion_days') }}
),

{% if builds_on() -%}
compared as (
    select
        now.first_day,
        now.last_day,
        before.first_day as first_day_before,
        before.last_day as last_day_before
    from series as now
    full outer join {{ previously('int_demand_series') }} as before
        on
            now.store_id = before.store_id
            and now.product_id = before.product_id
),

changed_spans as (
    select
        coalesce(first_day, first_day_before) as first_day,
        coalesce(last_day, last_day_before) as last_day
    from compared
    where first_day is null or first_day_before is null
    union
    select
        least(first_day, first_day_before) as first_day,
        greatest(first_day, first_day_before) as last_day
    from compared
    where first_day <> first_day_before
    union
    select
        least(last_day, last_day_before) as first_day,
        greatest(last_day, last_day_before) as last_day
    from compared
    where last_day <> last_day_before
),

ends as (
    select max(last_day) as last_day
    from (
        select last_day from series
        union all
        select last_day from {{ previously('int_demand_series') }}
    ) as told
),

all_days as (
    select day from days
    union
    select day from {{ previously('int_days') }}
),

months as (
    select {{ truncate_to('month', 'day') }} as month
    from all_days
    group by {{ truncate_to('month', 'day') }}
),

touched as (
    select month from sales_months
    union all
    select months.month
    from months
    inner join changed_spans
        on
            months.month >= {{ truncate_to('month', 'changed_spans.first_day') }}
            and months.month <= changed_spans.last_day
    {%- for name in ['closures', 'stock_outs', 'promotion_days'] %}
    union all
    {{ months_of_changed_rows(name, name, 'ds') }}
    {%- endfor %}
),

-- Closures are known ahead of the last sale; demand is not.
final as (
    select touched.month
    from touched
    inner join ends on touched.month <= ends.last_day
    group by touched.month
)
{%- else -%}
final as (
    select {{ truncate_to('month', 'day') }} as month
    from days
    where day <= last_sale
    group by {{ truncate_to('month', 'day') }}
)
{%- endif %}

select * from final
