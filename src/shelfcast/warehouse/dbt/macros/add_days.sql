{# The day some days later. #}
{% macro add_days(day, count) -%}
    {{ return(adapter.dispatch('add_days', 'shelfcast')(day, count)) }}
{%- endmacro %}

{% macro default__add_days(day, count) -%}
    cast({{ dbt.dateadd('day', count, day) }} as date)
{%- endmacro %}

{# A day and a whole number add up to a day in PostgreSQL. #}
{% macro postgres__add_days(day, count) -%}
    ({{ day }} + ({{ count }}))
{%- endmacro %}

{% macro redshift__add_days(day, count) -%}
    cast(dateadd(day, {{ count }}, {{ day }}) as date)
{%- endmacro %}

{% macro spark__add_days(day, count) -%}
    date_add({{ day }}, {{ count }})
{%- endmacro %}

{% macro athena__add_days(day, count) -%}
    date_add('day', {{ count }}, {{ day }})
{%- endmacro %}

{% macro snowflake__add_days(day, count) -%}
    {{ shelfcast.redshift__add_days(day, count) }}
{%- endmacro %}

{% macro sqlserver__add_days(day, count) -%}
    {{ shelfcast.redshift__add_days(day, count) }}
{%- endmacro %}
