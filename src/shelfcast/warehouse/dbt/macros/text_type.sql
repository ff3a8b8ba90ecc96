{# The engine's type of unlimited text. #}
{% macro text_type() -%}
    {{ dbt.type_string() }}
{%- endmacro %}
