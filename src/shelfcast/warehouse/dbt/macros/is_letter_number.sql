{# True where a text is that letter, in either case, and digits. #}
{% macro is_letter_number(text, letter) -%}
    {{ return(adapter.dispatch('is_letter_number', 'shelfcast')(text, letter)) }}
{%- endmacro %}

{% macro default__is_letter_number(text, letter) -%}
    (
        upper({{ text }}) like '{{ letter }}_%'
        and translate(substr({{ text }}, 2), '0123456789', '') = ''
    )
{%- endmacro %}

{% macro sqlserver__is_letter_number(text, letter) -%}
    (
        upper({{ text }}) like '{{ letter }}[0-9]%'
        and not {{ text }} like '_%[^0-9]%'
    )
{%- endmacro %}
