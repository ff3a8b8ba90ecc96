{{ config(materialized=month_by_month(), day='day', touched='int_touched_line_months') }}

-- The hash narrows the search; the columns themselves decide.
with lines as (
    select * from {{ ref('int_told_lines') }}
    where {{ in_months('sold_at', ref('int_touched_line_months')) }}
),

contents as (
    select content_hash
    from {{ ref('int_changed_lines') }}
    where {{ in_months('day', ref('int_touched_line_months')) }}
),

repeated_contents as (
    select content_hash
    from contents
    group by content_hash
    having count(*) > 1
),

numbered as (
    select
        lines._batch_id,
        lines._row_number,
        lines.day,
        row_number() over (
            partition by
                lines._batch_id,
                lines.{{ sale_content() | join(', lines.') }}
            order by lines._row_number
        ) as occurrence
    from lines
    inner join repeated_contents on lines.content_hash = repeated_contents.content_hash
),

final as (
    select
        _batch_id,
        _row_number,
        day
    from numbered
    where occurrence > 1
)

select * from final
