{# Seconds from one moment to another, each without its fraction. #}
{% macro seconds_between(first, last) -%}
    {{ return(adapter.dispatch('seconds_between', 'shelfcast')(first, last)) }}
{%- endmacro %}

{% macro default__seconds_between(first, last) -%}
    datediff(second, {{ first }}, {{ last }})
{%- endmacro %}

{% macro duckdb__seconds_between(first, last) -%}
    date_diff('second', {{ first }}, {{ last }})
{%- endmacro %}

{% macro athena__seconds_between(first, last) -%}
    date_diff('second', date_trunc('second', {{ first }}), date_trunc('second', {{ last }}))
{%- endmacro %}

{% macro postgres__seconds_between(first, last) -%}
    extract(epoch from date_trunc('second', {{ last }}) - date_trunc('second', {{ first }}))
{%- endmacro %}

{% macro redshift__seconds_between(first, last) -%}
    {{ shelfcast.default__seconds_between(first, last) }}
{%- endmacro %}

{% macro spark__seconds_between(first, last) -%}
    timestampdiff(second, date_trunc('second', {{ first }}), date_trunc('second', {{ last }}))
{%- endmacro %}
