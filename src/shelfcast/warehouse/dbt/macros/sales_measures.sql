{# The measures of a group of sales lines. A quantity is net of returns; money is null where no
   line of the group tells it. #}
{% macro sales_measures() -%}
    cast(sum(quantity) as decimal(18, 4)) as units,
    cast(sum(revenue) as decimal(18, 4)) as revenue,
    cast(sum(cost) as decimal(18, 4)) as cost,
    cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
    cast(sum(case when is_return then -quantity else 0 end) as decimal(18, 4)) as returned_units,
    count(distinct order_id) as orders,
    count(*) as lines
{%- endmacro %}
