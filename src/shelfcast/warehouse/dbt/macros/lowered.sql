{# A text in lower case, the same on every engine: the dotted capital I of Turkish is an i, and the
   Greek s that ends a word is like any other. #}
{% macro lowered(text) -%}
    {{ return(adapter.dispatch('lowered', 'shelfcast')(text)) }}
{%- endmacro %}

{% macro default__lowered(text) -%}
    replace(lower(replace({{ text }}, 'İ', 'i')), 'ς', 'σ')
{%- endmacro %}

{# Collation C, by which texts are compared, knows the letters of English alone. #}
{% macro postgres__lowered(text) -%}
    replace(lower(replace({{ text }}, 'İ', 'i') collate "und-x-icu"), 'ς', 'σ') collate "C"
{%- endmacro %}

{% macro redshift__lowered(text) -%}
    {{ shelfcast.default__lowered(text) }}
{%- endmacro %}
