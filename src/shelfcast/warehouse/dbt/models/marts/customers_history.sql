with source as (
    select * from {{ source('raw', 'customers') }}
),

final as (
    {{ version_history('source', 'customer_id', [
        'customer_name', 'customer_segment', 'email', 'city', 'region', 'country', 'joined_on'
    ]) }}
)

select * from final
