{# A query of one column, day: each day from first to last; no row where either is null. #}
{% macro day_spine(first, last, relation) -%}
    {{ return(adapter.dispatch('day_spine', 'shelfcast')(first, last, relation)) }}
{%- endmacro %}

{% macro duckdb__day_spine(first, last, relation) -%}
    select cast(unnest(generate_series({{ first }}, {{ last }}, interval 1 day)) as date) as day
    from {{ relation }}
{%- endmacro %}
