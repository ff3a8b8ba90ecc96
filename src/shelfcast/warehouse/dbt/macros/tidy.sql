{# A name without blanks around it and with single blanks within. #}
{% macro tidy(text) -%}
    {{ return(adapter.dispatch('tidy', 'shelfcast')(text)) }}
{%- endmacro %}

{# Where patterns cannot name the blanks of other scripts, those of print are replaced one by one. #}
{% macro default__tidy(text) -%}
    {%- set told = namespace(text=text) -%}
    {%- for blank in [' ', ' ', ' ', '　'] -%}
        {%- set told.text = "replace(" ~ told.text ~ ", '" ~ blank ~ "', ' ')" -%}
    {%- endfor -%}
    trim(regexp_replace({{ told.text }}, '[[:space:]]+', ' '))
{%- endmacro %}

{% macro duckdb__tidy(text) -%}
    trim(regexp_replace({{ text }}, '[\s\x{00A0}\x{2007}\x{202F}\x{3000}]+', ' ', 'g'))
{%- endmacro %}

{% macro postgres__tidy(text) -%}
    trim(regexp_replace({{ text }}, '[ \t\n\f\r\u00A0\u2007\u202F\u3000]+', ' ', 'g'))
{%- endmacro %}

{% macro redshift__tidy(text) -%}
    {{ shelfcast.default__tidy(text) }}
{%- endmacro %}

{% macro spark__tidy(text) -%}
    trim(regexp_replace({{ text }}, r'[ \t\n\f\r\u00A0\u2007\u202F\u3000]+', ' '))
{%- endmacro %}

{% macro athena__tidy(text) -%}
    trim(regexp_replace({{ text }}, '[ \t\n\f\r\x{00A0}\x{2007}\x{202F}\x{3000}]+', ' '))
{%- endmacro %}

{% macro sqlserver__tidy(text) -%}
    trim({{ shelfcast.single_blanks("translate(" ~ text ~ ", char(9) + char(10) + char(12) + "
        ~ "char(13) + nchar(160) + nchar(8199) + nchar(8239) + nchar(12288), '" ~ ' ' * 8
        ~ "')") }})
{%- endmacro %}
