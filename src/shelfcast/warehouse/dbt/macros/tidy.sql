{# A name without blanks around it and with single blanks within. #}
{% macro tidy(text) -%}
    {{ return(adapter.dispatch('tidy', 'shelfcast')(text)) }}
{%- endmacro %}

{% macro duckdb__tidy(text) -%}
    trim(regexp_replace({{ text }}, '[\s\x{00A0}\x{2007}\x{202F}\x{3000}]+', ' ', 'g'))
{%- endmacro %}
