{# 1 is Monday, 7 is Sunday. 1 January 1900 was a Monday, and no sale is older. #}
{% macro weekday_number(day) -%}
    {{ return(adapter.dispatch('weekday_number', 'shelfcast')(day)) }}
{%- endmacro %}

{% macro default__weekday_number(day) -%}
    cast(mod({{ days_between("cast('1900-01-01' as date)", day) }}, 7) + 1 as integer)
{%- endmacro %}

{% macro duckdb__weekday_number(day) -%}
    cast(isodow({{ day }}) as integer)
{%- endmacro %}

{% macro postgres__weekday_number(day) -%}
    cast(extract(isodow from {{ day }}) as integer)
{%- endmacro %}

{% macro redshift__weekday_number(day) -%}
    {{ shelfcast.default__weekday_number(day) }}
{%- endmacro %}

{% macro spark__weekday_number(day) -%}
    (weekday({{ day }}) + 1)
{%- endmacro %}

{% macro sqlserver__weekday_number(day) -%}
    (datediff(day, '1900-01-01', {{ day }}) % 7 + 1)
{%- endmacro %}
