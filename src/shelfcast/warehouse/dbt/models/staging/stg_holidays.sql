with source as (
    select * from {{ source('raw', 'holidays') }}
),

final as (
    select
        day,
        min(name) as holiday
    from source
    group by day
)

select * from final
