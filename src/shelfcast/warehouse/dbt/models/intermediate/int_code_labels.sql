with translations as (
    select * from {{ ref('stg_labels') }}
),

ranked as (
    select
        label_column,
        original as code,
        label,
        row_number() over (
            partition by label_column, original
            order by _landed_at desc, _batch_id desc, _row_number desc
        ) as place
    from translations
    where label_column in ('product_name', 'store_name')
),

final as (
    select
        label_column,
        code,
        label
    from ranked
    where place = 1
)

select * from final
