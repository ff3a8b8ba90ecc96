-- The newest batch of a dataset that has had several brings about as many rows as they did: a file
-- cut short, or sent twice over. It warns and never stops a build.
{{ config(severity='warn') }}
with batches as (
    select * from {{ ref('int_batches') }}
),

compared as (
    select
        dataset,
        max(case when age = 1 then batch_id end) as batch_id,
        max(case when age = 1 then row_count end) as row_count,
        avg(case when age > 1 then cast(row_count as {{ double_type() }}) end) as usual_row_count,
        sum(case when age > 1 then 1 else 0 end) as batches_before
    from batches
    group by dataset
)

select * from compared
where
    batches_before >= {{ var('volume_batches') }}
    and (
        row_count < {{ var('volume_low') }} * usual_row_count
        or row_count > {{ var('volume_high') }} * usual_row_count
    )
