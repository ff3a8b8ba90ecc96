{# Money of four places. An amount beyond what the type holds is unknown, so that one mistyped
   price cannot stop a run. #}
{% macro money(expression) -%}
    case
        when abs({{ expression }}) < 99999999999999
            then cast(round({{ expression }}, 4) as decimal(18, 4))
    end
{%- endmacro %}

{# One amount over another, to four places, halves away from nothing. Engines divide decimals each
   in its own way; they all divide floating point numbers by the same standard. #}
{% macro money_ratio(amount, divisor) -%}
    {%- set ratio = 'cast(' ~ amount ~ ' as ' ~ double_type() ~ ') / cast(' ~ divisor ~ ' as '
        ~ double_type() ~ ')' -%}
    case
        when abs({{ ratio }}) < 99999999999999
            then {{ rounded(ratio, 4) }}
    end
{%- endmacro %}

{# A floating point number as a decimal of so many places, halves away from nothing. #}
{% macro rounded(number, places) -%}
    cast(
        sign({{ number }}) * floor(abs({{ number }}) * {{ 10 ** places }} + 0.5)
        / {{ 10 ** places }} as decimal(18, {{ places }})
    )
{%- endmacro %}
