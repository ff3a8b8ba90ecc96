{# What a quantity costs at a price, less a discount: money of four places, unknown where no type
   holds it. #}
{% macro amount_of(quantity, price, discount='0') -%}
    {{ return(adapter.dispatch('amount_of', 'shelfcast')(quantity, price, discount)) }}
{%- endmacro %}

{% macro default__amount_of(quantity, price, discount) -%}
    {{ shelfcast.money(shelfcast.times(quantity, price) ~ ' - ' ~ discount) }}
{%- endmacro %}

{# DuckDB works on decimals of 18 digits as fast as on whole numbers, and ten times slower on wider
   ones. Below 50,000 each, a product has ten digits and eight places, and fits. #}
{% macro duckdb__amount_of(quantity, price, discount) -%}
    case
        when {{ quantity }} is null or {{ price }} is null then null
        when
            abs({{ quantity }}) < 50000 and abs({{ price }}) < 50000 and {{ discount }} = 0
            then cast(
                round(cast({{ quantity }} as decimal(18, 4)) * cast({{ price }} as decimal(18, 4)), 4)
                as decimal(18, 4)
            )
        else {{ shelfcast.default__amount_of(quantity, price, discount) }}
    end
{%- endmacro %}
