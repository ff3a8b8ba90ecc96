{# What the rules say of a line of sales that is kept. #}
{% macro line_flags() -%}
    {{ return(['is_repeat', 'is_near_repeat', 'is_cancelled', 'is_test', 'is_outlier']) }}
{%- endmacro %}

{# The flags of lines whose month was not built again. #}
{% macro set_changed_flags() -%}
    {% if builds_on() -%}
    update {{ this }} as lines
    set
        {%- for flag in line_flags() %}
        {{ flag }} = rulings.{{ flag }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ as_built('int_changed_rulings') }} as rulings
    where
        lines.day = rulings.day
        and lines._row_number = rulings._row_number
        and lines._cell_batch = rulings._batch_id
    {%- else -%}
    select 0 as flags_changed
    {%- endif %}
{%- endmacro %}
