{# The engine's type of unlimited text. #}
{% macro text_type() -%}
    {{ return(adapter.dispatch('text_type', 'shelfcast')()) }}
{%- endmacro %}

{% macro default__text_type() -%}
    {{ dbt.type_string() }}
{%- endmacro %}

{% macro redshift__text_type() -%}
    varchar(65535)
{%- endmacro %}

{% macro sqlserver__text_type() -%}
    nvarchar(4000)
{%- endmacro %}
