{# One number over another, as a floating point number; null where the second is 0. Engines divide
   decimals each in its own way, floating point numbers by the same standard. #}
{% macro ratio(part, whole) -%}
    cast({{ part }} as {{ double_type() }}) / nullif(cast({{ whole }} as {{ double_type() }}), 0)
{%- endmacro %}
