with source as (
    select * from {{ source('raw', 'calendar') }}
),

newest as (
    {{ newest_version('source', ['day', 'store_id', 'event']) }}
),

final as (
    select
        day,
        store_id,
        event,
        closed,
        value
    from newest
)

select * from final
