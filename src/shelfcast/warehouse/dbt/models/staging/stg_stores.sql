with source as (
    select * from {{ source('raw', 'stores') }}
),

newest as (
    {{ newest_version('source', ['store_id']) }}
),

final as (
    select
        _batch_id,
        _row_number,
        store_id,
        store_name,
        region,
        city,
        country,
        latitude,
        longitude,
        format,
        opened_on
    from newest
)

select * from final
