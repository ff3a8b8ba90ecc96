{# What makes two lines of one file the same line: everything but where they stand. #}
{% macro sale_content() -%}
    {{ return([
        'sold_at', 'sold_time', 'order_id', 'store_id', 'product_id', 'customer_id', 'quantity',
        'unit_price', 'discount', 'revenue', 'unit_cost', 'currency', 'channel', 'promotion',
        'product_name', 'category', 'brand', 'store_name', 'region', 'city', 'country', 'status',
        '_extra'
    ]) }}
{%- endmacro %}
