with source as (
    select * from {{ source('raw', 'batches') }}
),

final as (
    select
        batch_id,
        min(file) as file,
        min(label_column) as label_column
    from source
    group by batch_id
)

select * from final
