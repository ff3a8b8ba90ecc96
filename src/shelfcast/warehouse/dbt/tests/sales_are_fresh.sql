-- Something was sold, and landed, not long ago. It warns and never stops a build.
{{ config(severity='warn') }}
with batches as (
    select * from {{ ref('int_batches') }}
),

newest as (
    select
        dataset,
        max(landed_on) as landed_on
    from batches
    where dataset in ('sales', 'receipts')
    group by dataset
)

select * from newest
where {{ days_between('landed_on', 'current_date') }} > {{ var('fresh_days') }}
