{# The first day of the week (Monday), month, quarter or year that a day is in. #}
{% macro truncate_to(part, day) -%}
    {{ return(adapter.dispatch('truncate_to', 'shelfcast')(part, day)) }}
{%- endmacro %}

{% macro default__truncate_to(part, day) -%}
    cast({{ dbt.date_trunc(part, day) }} as date)
{%- endmacro %}

{% macro sqlserver__truncate_to(part, day) -%}
    {%- if part == 'week' -%}
        {{ add_days(day, '1 - ' ~ weekday_number(day)) }}
    {%- else -%}
        cast(datetrunc({{ part }}, {{ day }}) as date)
    {%- endif -%}
{%- endmacro %}
