-- A label whose column is told neither in its row nor by its heading is for any of them; a number
-- can then not be told from other numbers, and is left out.
with source as (
    select * from {{ source('raw', 'labels') }}
),

names as (
    select * from {{ source('raw', 'label_names') }}
),

batches as (
    select * from {{ ref('stg_batches') }}
),

placed as (
    select
        source._batch_id,
        source._row_number,
        source._landed_at,
        source.original,
        source.label,
        source.language,
        coalesce(names.label_column, batches.label_column) as label_column
    from source
    left join names on {{ only_words('source.' ~ quoted('column')) }} = names.name
    left join batches on source._batch_id = batches.batch_id
    where
        '{{ rule("label_language") }}' = ''
        or source.language is null
        or lower(source.language) = lower('{{ rule("label_language") }}')
),

newest as (
    {{ newest_version('placed', ['label_column', 'original', 'language']) }}
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        label,
        label_column,
        original,
        {{ lowered(tidy('original')) }} as original_key,
        label_column is null as is_for_any
    from newest
    where
        label is not null
        and (label_column is not null or {{ only_words('original') }} <> '')
        and '{{ rule("labels") }}' <> 'off'
)

select * from final
