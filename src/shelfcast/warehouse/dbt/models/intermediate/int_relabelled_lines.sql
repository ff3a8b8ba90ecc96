-- A table, so that the engine knows how few these are before it joins anything to them.
with lines as {{ not_kept() }} (
    select * from {{ ref('int_told_lines') }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

final as (
    {%- for column in label_columns() %}
    select
        lines._batch_id,
        lines._row_number,
        labels.label_column as column_name,
        labels.label_value as before,
        labels.label as after,
        labels.reason
    from lines
    inner join labels
        on labels.label_column = '{{ column }}' and lines.{{ column }} = labels.label_value
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select * from final
