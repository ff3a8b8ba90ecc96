{# A column whose name is a word of SQL. #}
{% macro quoted(name) -%}
    {{ return(adapter.dispatch('quoted', 'shelfcast')(name)) }}
{%- endmacro %}

{% macro default__quoted(name) -%}
    {{ adapter.quote(name) }}
{%- endmacro %}

{# Names are kept in capitals there. #}
{% macro snowflake__quoted(name) -%}
    {{ adapter.quote(name | upper) }}
{%- endmacro %}
