{# What ratios and counts of sellers are made of, so that they can be told from a coarser table as
   they are from the lines: revenue whose cost is known, what was sold before returns (null
   where nothing was), what was given back. #}
{% macro rollup_measures() -%}
    cast(
        sum(case when gross_profit is not null then revenue end) as decimal(18, 4)
    ) as costed_revenue,
    cast(sum(case when not is_return then quantity end) as decimal(18, 4)) as sold_units,
    cast(sum(case when not is_return then revenue end) as decimal(18, 4)) as sold_revenue,
    cast(sum(case when is_return then revenue else 0 end) as decimal(18, 4)) as returned_revenue,
    cast(sum(case when is_return then 0 else 1 end) as bigint) as sold_lines
{%- endmacro %}
