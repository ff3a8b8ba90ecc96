{# The median of a group: the mean of the two middle values where their number is even. #}
{% macro median_of(expression) -%}
    {{ return(adapter.dispatch('median_of', 'shelfcast')(expression)) }}
{%- endmacro %}

{% macro default__median_of(expression) -%}
    percentile_cont(0.5) within group (order by {{ expression }})
{%- endmacro %}

{% macro duckdb__median_of(expression) -%}
    median({{ expression }})
{%- endmacro %}

{% macro athena__median_of(expression) -%}
    (
        element_at(array_sort(array_agg({{ expression }})), (count({{ expression }}) + 1) / 2)
        + element_at(array_sort(array_agg({{ expression }})), count({{ expression }}) / 2 + 1)
    ) / cast(2 as double)
{%- endmacro %}

{# Exact medians are no aggregate there. #}
{% macro sqlserver__median_of(expression) -%}
    approx_percentile_cont(0.5) within group (order by {{ expression }})
{%- endmacro %}
