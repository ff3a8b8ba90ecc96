-- The lines that are kept, as the rules leave them, with what the rules say of them.
with lines as (
    select * from {{ ref('int_kept_lines') }}
),

rulings as (
    select * from {{ ref('int_line_rulings') }}
),

final as (
    select
        {%- for flag in line_flags() %}
        coalesce(rulings.{{ flag }}, false) as {{ flag }},
        {%- endfor %}
        lines.*
    from lines
    left join rulings
        on
            lines._batch_id = rulings._batch_id
            and lines._row_number = rulings._row_number
)

select * from final
