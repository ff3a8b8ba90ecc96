{# A text as lower-case words: signs and digits are blanks. #}
{% macro only_words(text) -%}
    {{ return(adapter.dispatch('only_words', 'shelfcast')(text)) }}
{%- endmacro %}

{% macro duckdb__only_words(text) -%}
    trim(regexp_replace(lower({{ text }}), '[^\p{L}]+', ' ', 'g'))
{%- endmacro %}

{# A query of a relation's columns and `word`, a row a word of `column`. #}
{% macro word_rows(relation, columns, column) -%}
    {{ return(adapter.dispatch('word_rows', 'shelfcast')(relation, columns, column)) }}
{%- endmacro %}

{% macro duckdb__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        unnest(string_split({{ column }}, ' ')) as word
    from {{ relation }}
{%- endmacro %}
