{# The first day of the month some months later. #}
{% macro add_months(month, count) -%}
    {{ return(adapter.dispatch('add_months', 'shelfcast')(month, count)) }}
{%- endmacro %}

{% macro default__add_months(month, count) -%}
    cast({{ dbt.dateadd('month', count, month) }} as date)
{%- endmacro %}

{% macro redshift__add_months(month, count) -%}
    cast(dateadd(month, {{ count }}, {{ month }}) as date)
{%- endmacro %}

{% macro snowflake__add_months(month, count) -%}
    {{ shelfcast.redshift__add_months(month, count) }}
{%- endmacro %}

{% macro sqlserver__add_months(month, count) -%}
    {{ shelfcast.redshift__add_months(month, count) }}
{%- endmacro %}

{% macro spark__add_months(month, count) -%}
    add_months({{ month }}, {{ count }})
{%- endmacro %}

{% macro athena__add_months(month, count) -%}
    date_add('month', {{ count }}, {{ month }})
{%- endmacro %}
