{# The rules, in the order they are applied: what one drops, the next does not see. #}
{% macro rules() -%}
    {{ return([
        'labels', 'missing_values', 'exact_duplicates', 'near_duplicates', 'test_rows',
        'cancelled_orders', 'outliers', 'non_product_codes'
    ]) }}
{%- endmacro %}

{# The columns of a rule's effect that tell which rule and when it is applied. #}
{% macro rule_columns(name) -%}
    '{{ name }}' as rule,
    {{ rules().index(name) + 1 }} as rule_order
{%- endmacro %}
