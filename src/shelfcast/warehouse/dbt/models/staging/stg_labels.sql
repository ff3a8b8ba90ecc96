-- A label whose column is not told, or not known, is for any of them; a number can then only be
-- the code of a product.
with source as (
    select * from {{ source('raw', 'labels') }}
),

names as (
    select * from {{ source('raw', 'label_names') }}
),

newest as (
    {{ newest_version('source', ['"column"', 'original', 'language']) }}
),

placed as (
    select
        newest._batch_id,
        newest._row_number,
        newest._landed_at,
        newest.original,
        newest.label,
        names.label_column,
        {{ only_words('newest.original') }} = '' as is_number
    from newest
    left join names on {{ only_words('newest."column"') }} = names.name
    where
        '{{ rule("label_language") }}' = ''
        or newest.language is null
        or lower(newest.language) = lower('{{ rule("label_language") }}')
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        label,
        case when label_column is null and is_number then 'product_name' else label_column end
            as label_column,
        original,
        lower({{ tidy('original') }}) as original_key,
        label_column is null and not is_number as is_for_any
    from placed
    where
        label is not null
        and '{{ rule("labels") }}' <> 'off'
)

select * from final
