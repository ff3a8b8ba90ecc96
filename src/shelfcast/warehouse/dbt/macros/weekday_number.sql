{# 1 is Monday, 7 is Sunday. 1 January 1900 was a Monday. #}
{% macro weekday_number(day) -%}
    {{ return(adapter.dispatch('weekday_number', 'shelfcast')(day)) }}
{%- endmacro %}

{% macro default__weekday_number(day) -%}
    cast(mod({{ dbt.datediff("cast('1900-01-01' as date)", day, 'day') }}, 7) + 1 as integer)
{%- endmacro %}

{% macro duckdb__weekday_number(day) -%}
    cast(isodow({{ day }}) as integer)
{%- endmacro %}
