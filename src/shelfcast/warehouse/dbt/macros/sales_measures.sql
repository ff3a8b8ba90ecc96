{# The measures of a group of sales lines. A quantity is net of returns; money is null where no
   line of the group tells it. #}
{% macro sales_measures() -%}
    cast(sum(quantity) as decimal(18, 4)) as units,
    cast(sum(revenue) as decimal(18, 4)) as revenue,
    cast(sum(cost) as decimal(18, 4)) as cost,
    cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
    cast(sum(case when is_return then -quantity else 0 end) as decimal(18, 4)) as returned_units,
    count(*) as lines
{%- endmacro %}

{# A query of the orders of each group of lines, for groups that have any: apart from the measures,
   since most files of sums by day have no order at all. #}
{% macro orders_of(relation, key) -%}
    select
        {{ key | join(', ') }},
        count(*) as orders
    from (
        select distinct {{ key | join(', ') }}, order_id
        from {{ relation }}
        where order_id is not null
    ) as numbered
    group by {{ key | join(', ') }}
{%- endmacro %}
