{# Before the bracket of an import CTE of sale lines that several CTEs read: each reads only the
   columns and rows it needs, where the engine would otherwise copy them all aside first. #}
{% macro not_kept() -%}
    {{ return(adapter.dispatch('not_kept', 'shelfcast')()) }}
{%- endmacro %}

{% macro default__not_kept() -%}
{%- endmacro %}

{% macro duckdb__not_kept() -%}
    not materialized
{%- endmacro %}

{% macro postgres__not_kept() -%}
    not materialized
{%- endmacro %}
