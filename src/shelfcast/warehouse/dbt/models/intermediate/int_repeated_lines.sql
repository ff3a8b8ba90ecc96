with lines as (
    select * from {{ ref('stg_sales') }}
),

-- The hash narrows the search; the columns themselves decide.
suspects as (
    select
        _batch_id,
        content_hash
    from lines
    group by _batch_id, content_hash
    having count(*) > 1
),

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
            and lines.content_hash = suspects.content_hash
),

final as (
    select
        _batch_id,
        _row_number
    from numbered
    where occurrence > 1
)

select * from final
