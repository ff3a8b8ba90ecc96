{# True where a text is that letter, in either case, and digits. #}
{% macro is_letter_number(text, letter) -%}
    (
        upper({{ text }}) like '{{ letter }}_%'
        and translate(substr({{ text }}, 2), '0123456789', '') = ''
    )
{%- endmacro %}
