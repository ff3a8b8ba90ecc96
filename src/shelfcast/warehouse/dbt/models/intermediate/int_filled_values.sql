-- A row a value that was missing on a sale line and is not any more.
with before as {{ not_kept() }} (
    select * from {{ ref('int_gathered_lines') }}
),

after as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
),

nothing as (
    select
        _batch_id,
        _row_number,
        'unit_price' as column_name,
        cast(unit_price as {{ text_type() }}) as after,
        revenue,
        revenue as revenue_change
    from after
    where 1 = 0
),

final as (
    select * from nothing
    {%- for column in filled_columns() %}
    union all
    select
        after._batch_id,
        after._row_number,
        '{{ column }}' as column_name,
        cast(after.{{ column }} as {{ text_type() }}) as after,
        after.revenue,
        {% if column == 'unit_price' -%}
        coalesce(after.revenue, 0) - coalesce(before.revenue, 0)
        {%- else -%}
        0
        {%- endif %} as revenue_change
    from after
    inner join before
        on
            after._batch_id = before._batch_id
            and after._row_number = before._row_number
    where before.{{ column }} is null and after.{{ column }} is not null
    {%- endfor %}
)

select * from final
