with stores as (
    select * from {{ ref('stg_stores') }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

code_labels as (
    select * from {{ ref('int_code_labels') }}
),

final as (
    select
        stores._batch_id,
        stores._row_number,
        stores.store_id,
        coalesce(code_labels.label, {{ labelled('stores', 'store_name') }}) as store_name,
        {{ labelled('stores', 'region') }} as region,
        {{ labelled('stores', 'city') }} as city,
        {{ labelled('stores', 'country') }} as country,
        stores.latitude,
        stores.longitude,
        stores.format,
        stores.opened_on
    from stores
    {{ label_joins('stores', ['store_name', 'region', 'city', 'country']) }}
    left join code_labels
        on
            code_labels.label_column = 'store_name'
            and stores.store_id = code_labels.code
)

select * from final
