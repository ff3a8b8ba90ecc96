{# What stands for a key where two are compared. Rows that share a key share its number, and numbers
   are told apart sooner than texts. #}
{% macro key_number(columns) -%}
    {{ return(adapter.dispatch('key_number', 'shelfcast')(columns)) }}
{%- endmacro %}

{% macro default__key_number(columns) -%}
    {{ columns | join(', ') }}
{%- endmacro %}

{% macro duckdb__key_number(columns) -%}
    {{ shelfcast.row_hash(columns) }}
{%- endmacro %}

{# True of the rows of a part whose key another of its rows may have, and of those with a null in
   it: of millions of rows none is left, as a rule, whose key must be looked at. #}
{% macro may_be_shared(model, columns, part) -%}
    {{ return(adapter.dispatch('may_be_shared', 'shelfcast')(model, columns, part)) }}
{%- endmacro %}

{% macro default__may_be_shared(model, columns, part) -%}
    1 = 1
{%- endmacro %}

{% macro duckdb__may_be_shared(model, columns, part) -%}
    {%- set number = shelfcast.key_number(columns) -%}
    {{ number }} in (
        select {{ number }} from {{ model }}
        where {{ part }}
        group by {{ number }}
        having count(*) > 1 or count({{ columns | join(') = 0 or count(') }}) = 0
    )
{%- endmacro %}
