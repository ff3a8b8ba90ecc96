{# The batch and the row a line came from; `of` is the relation and a point, where there are
   several. #}
{% macro sale_key(of='') -%}
    {{ of }}_batch_id || ':' || cast({{ of }}_row_number as {{ text_type() }})
{%- endmacro %}
