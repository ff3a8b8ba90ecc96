{# What files may leave out of a sale line, as it is shown. #}
{% macro columns_left_out() -%}
    {{ return([
        'order_id', 'status', 'discount', 'unit_cost', 'product_name', 'category', 'brand',
        'store_name', 'region', 'city', 'country', 'channel', 'customer_id', 'promotion', 'currency'
    ]) }}
{%- endmacro %}

{# Those of them that some file tells or a setting fills; all of them where that is not known. #}
{% macro shown_columns() -%}
    {%- set shown = [] -%}
    {%- for column in columns_left_out() -%}
        {%- if column not in var('untold') or column in filled_columns() -%}
            {%- do shown.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(shown) }}
{%- endmacro %}

{% macro type_left_out(column) -%}
    {{ 'decimal(18, 4)' if column in ['discount', 'unit_cost'] else text_type() }}
{%- endmacro %}
