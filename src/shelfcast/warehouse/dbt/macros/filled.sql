{# A value, or what shelfcast.toml says to put where it is missing: the product's or store's own
   first, where one is told. #}
{% macro filled(column, expression) -%}
    {%- set told = rule('missing_values').get(column, 'leave') -%}
    {%- set master = 'masters_' ~ column if column in columns_of_masters() else none -%}
    {%- if told == 'leave' -%}
        {{ expression }}
    {%- elif told == 'master' -%}
        coalesce({{ expression }}, {{ master }})
    {%- else -%}
        coalesce({{ expression }}, {{ master ~ ', ' if master }}{{ literal_of(column, told) }})
    {%- endif -%}
{%- endmacro %}

{% macro literal_of(column, told) -%}
    {%- if column in ['unit_price', 'unit_cost'] -%}
        cast({{ told }} as decimal(18, 4))
    {%- else -%}
        {{ dbt.string_literal(dbt.escape_single_quotes(told)) }}
    {%- endif -%}
{%- endmacro %}

{# What a product master and a store master tell that a sale line may lack. #}
{% macro columns_of_masters() -%}
    {{ return(['product_name', 'category', 'brand', 'unit_price', 'unit_cost',
        'store_name', 'region', 'city', 'country']) }}
{%- endmacro %}

{# The columns that shelfcast.toml fills. #}
{% macro filled_columns() -%}
    {%- set found = [] -%}
    {%- for column, told in rule('missing_values').items() if told != 'leave' -%}
        {%- do found.append(column) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# A price that was filled in gives the revenue of its line, where that is not told. #}
{% macro completed_revenue() -%}
    {%- if 'unit_price' in filled_columns() -%}
        coalesce(
            revenue, {{ amount_of('quantity', 'known_unit_price', 'coalesce(discount, 0)') }}
        )
    {%- else -%}
        revenue
    {%- endif -%}
{%- endmacro %}
