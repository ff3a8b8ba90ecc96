-- What of the rulings is not as the build before left it; nothing at a full build. A line without
-- a ruling is ruled on by nobody: all is false.
with rulings as (
    select * from {{ ref('int_line_rulings') }}
),

apart as (
    {{ changed_rows('rulings', 'int_line_rulings') if builds_on() else no_rows('rulings') }}
),

lines as (
    select
        _batch_id,
        _row_number,
        day,
        max(case when dropped_at is not null or is_turned then 1 else 0 end) = 1 as moves_amounts
    from apart
    group by _batch_id, _row_number, day
),

final as (
    select
        lines._batch_id,
        lines._row_number,
        lines.day,
        lines.moves_amounts,
        coalesce(rulings.is_repeat, false) as is_repeat,
        coalesce(rulings.is_near_repeat, false) as is_near_repeat,
        coalesce(rulings.is_cancelled, false) as is_cancelled,
        coalesce(rulings.is_test, false) as is_test,
        coalesce(rulings.is_outlier, false) as is_outlier
    from lines
    left join rulings
        on
            lines._batch_id = rulings._batch_id
            and lines._row_number = rulings._row_number
)

select * from final
