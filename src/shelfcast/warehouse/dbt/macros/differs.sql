{# True where two values are not the same; two missing values are. #}
{% macro differs(one, other) -%}
    (
        case
            when {{ one }} = {{ other }} then 0
            when {{ one }} is null and {{ other }} is null then 0
            else 1
        end = 1
    )
{%- endmacro %}
