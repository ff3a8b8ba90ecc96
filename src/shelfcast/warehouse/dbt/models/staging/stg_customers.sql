with source as (
    select * from {{ source('raw', 'customers') }}
),

newest as (
    {{ newest_version('source', ['customer_id']) }}
),

final as (
    select
        _batch_id,
        _row_number,
        customer_id,
        customer_name,
        customer_segment,
        email,
        city,
        region,
        country,
        joined_on
    from newest
)

select * from final
