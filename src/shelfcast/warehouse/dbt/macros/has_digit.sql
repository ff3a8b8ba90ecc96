{# True where a text has a digit in it. #}
{% macro has_digit(text) -%}
    {{ return(adapter.dispatch('has_digit', 'shelfcast')(text)) }}
{%- endmacro %}

{% macro default__has_digit(text) -%}
    translate({{ text }}, '0123456789', '') <> {{ text }}
{%- endmacro %}

{% macro sqlserver__has_digit(text) -%}
    {{ text }} like '%[0-9]%'
{%- endmacro %}
