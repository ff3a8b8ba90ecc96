{# A number or text that is the same for rows with the same values; rarely also for others. #}
{% macro row_hash(columns) -%}
    {{ return(adapter.dispatch('row_hash', 'shelfcast')(columns)) }}
{%- endmacro %}

{% macro default__row_hash(columns) -%}
    md5(concat(
        {%- for column in columns %}
        coalesce(cast({{ column }} as {{ text_type() }}), '~'), '|'{{ ',' if not loop.last }}
        {%- endfor %}
    ))
{%- endmacro %}

{% macro duckdb__row_hash(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}
