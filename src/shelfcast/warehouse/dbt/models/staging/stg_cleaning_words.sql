with source as (
    select * from {{ source('raw', 'cleaning_words') }}
),

final as (
    select distinct
        list,
        word
    from source
)

select * from final
