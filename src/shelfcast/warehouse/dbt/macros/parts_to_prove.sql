{# The conditions under which the rows of a table are proven, one after the other: a month's rows
   by themselves where the key tells the month. #}
{% macro parts_to_prove(day, touched, month_in_key) -%}
    {%- if day is none or not execute or target.type != 'duckdb' -%}
        {{ return([none]) }}
    {%- endif -%}
    {%- set spans = touched_spans(touched) -%}
    {%- if spans is none and not month_in_key -%}
        {{ return([none]) }}
    {%- endif -%}
    {%- set told = [] -%}
    {%- for first, last in (month_chunks() if spans is none else spans) -%}
        {%- do told.append(
            day ~ " >= cast('" ~ first ~ "' as date) and " ~ day ~ " < cast('" ~ last ~ "' as date)"
        ) -%}
    {%- endfor -%}
    {{ return(told or ['1 = 0']) }}
{%- endmacro %}
