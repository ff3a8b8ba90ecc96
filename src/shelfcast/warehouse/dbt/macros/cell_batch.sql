{# What tells the lines of one row of a wide file apart: the batch and the heading of their cell.
   For other lines it is the batch. `batch_of` is the batch again. #}
{% macro cell_batch() -%}
    case when _heading is null then _batch_id else _batch_id || '/' || _heading end
{%- endmacro %}

{% macro batch_of(cell_batch) -%}
    {{ return(adapter.dispatch('batch_of', 'shelfcast')(cell_batch)) }}
{%- endmacro %}

{% macro default__batch_of(cell_batch) -%}
    split_part({{ cell_batch }}, '/', 1)
{%- endmacro %}

{% macro sqlserver__batch_of(cell_batch) -%}
    substring({{ cell_batch }}, 1, charindex('/', {{ cell_batch }} + '/') - 1)
{%- endmacro %}
