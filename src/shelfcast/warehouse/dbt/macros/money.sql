{# Money of four places. An amount beyond what the type holds is unknown, so that one mistyped
   price cannot stop a run. #}
{% macro money(expression) -%}
    case
        when abs({{ expression }}) < 99999999999999
            then cast(round({{ expression }}, 4) as decimal(18, 4))
    end
{%- endmacro %}
