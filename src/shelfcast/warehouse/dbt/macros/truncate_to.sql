{# The first day of the week (Monday), month, quarter or year that a day is in. #}
{% macro truncate_to(part, day) -%}
    cast({{ dbt.date_trunc(part, day) }} as date)
{%- endmacro %}
