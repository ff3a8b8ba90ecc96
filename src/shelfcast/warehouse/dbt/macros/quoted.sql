{# A column whose name is a word of SQL. #}
{% macro quoted(name) -%}
    {{ adapter.quote(name) }}
{%- endmacro %}
