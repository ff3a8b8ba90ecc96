{# The batch and the row a line came from; `of` is the relation and a point, where there are
   several, `batch` the column that tells the batch and, of a wide file, the heading. #}
{% macro sale_key(of='', batch='_batch_id') -%}
    {{ of }}{{ batch }} || ':' || cast({{ of }}_row_number as {{ text_type() }})
{%- endmacro %}
