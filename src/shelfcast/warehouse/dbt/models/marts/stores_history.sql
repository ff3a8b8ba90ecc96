with source as (
    select * from {{ source('raw', 'stores') }}
),

final as (
    {{ version_history('source', 'store_id', [
        'store_name', 'region', 'city', 'country', 'latitude', 'longitude', 'format', 'opened_on'
    ]) }}
)

select * from final
