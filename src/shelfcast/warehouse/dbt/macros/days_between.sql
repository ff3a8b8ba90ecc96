{# Days from one day to another. #}
{% macro days_between(first, last) -%}
    {{ return(adapter.dispatch('days_between', 'shelfcast')(first, last)) }}
{%- endmacro %}

{% macro default__days_between(first, last) -%}
    datediff(day, {{ first }}, {{ last }})
{%- endmacro %}

{% macro duckdb__days_between(first, last) -%}
    date_diff('day', {{ first }}, {{ last }})
{%- endmacro %}

{% macro athena__days_between(first, last) -%}
    date_diff('day', {{ first }}, {{ last }})
{%- endmacro %}

{# The difference of two days is a whole number in PostgreSQL. #}
{% macro postgres__days_between(first, last) -%}
    (({{ last }}) - ({{ first }}))
{%- endmacro %}

{% macro redshift__days_between(first, last) -%}
    {{ shelfcast.default__days_between(first, last) }}
{%- endmacro %}

{% macro spark__days_between(first, last) -%}
    datediff({{ last }}, {{ first }})
{%- endmacro %}
