{# The engine's floating point number of 64 bits. #}
{% macro double_type() -%}
    {{ return(adapter.dispatch('double_type', 'shelfcast')()) }}
{%- endmacro %}

{% macro default__double_type() -%}
    double precision
{%- endmacro %}

{% macro spark__double_type() -%}
    double
{%- endmacro %}

{% macro athena__double_type() -%}
    double
{%- endmacro %}
