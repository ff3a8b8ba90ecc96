with lines as (
    select * from {{ ref('int_told_lines') }}
),

contents as (
    select
        _batch_id,
        _row_number,
        content_hash
    from {{ ref('int_changed_lines') }}
),

repeated_contents as (
    select
        _batch_id,
        content_hash
    from contents
    group by _batch_id, content_hash
    having count(*) > 1
),

suspects as (
    select
        contents._batch_id,
        contents._row_number
    from contents
    inner join repeated_contents
        on
            contents._batch_id = repeated_contents._batch_id
            and contents.content_hash = repeated_contents.content_hash
),

-- The hash narrows the search; the columns themselves decide.
numbered as (
    select
        lines._batch_id,
        lines._row_number,
        row_number() over (
            partition by
                lines._batch_id,
                lines.{{ sale_content() | join(', lines.') }}
            order by lines._row_number
        ) as occurrence
    from lines
    inner join suspects
        on
            lines._batch_id = suspects._batch_id
            and lines._row_number = suspects._row_number
),

final as (
    select
        _batch_id,
        _row_number
    from numbered
    where occurrence > 1
)

select * from final
