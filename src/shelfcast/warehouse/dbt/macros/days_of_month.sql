{# How many different days a group of rows of one month has. #}
{% macro days_of_month(day) -%}
    {{ return(adapter.dispatch('days_of_month', 'shelfcast')(day)) }}
{%- endmacro %}

{% macro default__days_of_month(day) -%}
    count(distinct {{ day }})
{%- endmacro %}

{# A bit for each day: a set of days in each of a million groups takes longer than all the sums. #}
{% macro duckdb__days_of_month(day) -%}
    cast(bit_count(bit_or(cast(1 as bigint) << (extract(day from {{ day }}) - 1))) as bigint)
{%- endmacro %}
