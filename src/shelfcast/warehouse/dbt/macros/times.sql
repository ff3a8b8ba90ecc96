{# A quantity times a price, exactly. DuckDB leaves a product of two decimals of 18 digits no more
   than 18, of which eight are places: less than an order in rupiah can come to. #}
{% macro times(quantity, price) -%}
    {{ return(adapter.dispatch('times', 'shelfcast')(quantity, price)) }}
{%- endmacro %}

{% macro default__times(quantity, price) -%}
    {{ quantity }} * {{ price }}
{%- endmacro %}

{% macro duckdb__times(quantity, price) -%}
    cast({{ quantity }} as decimal(19, 4)) * {{ price }}
{%- endmacro %}
