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

{# Snowflake widens by itself, and loses nothing by being told; DuckDB, which stands in for it in
   our tests, does not. #}
{% macro snowflake__times(quantity, price) -%}
    {{ shelfcast.duckdb__times(quantity, price) }}
{%- endmacro %}
