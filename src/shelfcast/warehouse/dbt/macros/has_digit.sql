{# True where a text has a digit in it. #}
{% macro has_digit(text) -%}
    translate({{ text }}, '0123456789', '') <> {{ text }}
{%- endmacro %}
