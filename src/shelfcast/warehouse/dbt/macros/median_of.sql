{# The median of a group. #}
{% macro median_of(expression) -%}
    {{ return(adapter.dispatch('median_of', 'shelfcast')(expression)) }}
{%- endmacro %}

{% macro default__median_of(expression) -%}
    percentile_cont(0.5) within group (order by {{ expression }})
{%- endmacro %}

{% macro duckdb__median_of(expression) -%}
    median({{ expression }})
{%- endmacro %}
