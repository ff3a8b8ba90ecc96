-- A label file decides first; then names that differ in case or blanks are spelt as most are.
with label_values as (
    select * from {{ ref('int_label_values') }}
),

translations as (
    select * from {{ ref('stg_labels') }}
),

candidates as (
    select
        label_values.label_column,
        label_values.label_value,
        translations.label,
        row_number() over (
            partition by label_values.label_column, label_values.label_value
            order by
                case when translations.original = label_values.label_value then 0 else 1 end,
                case when translations.is_for_any then 1 else 0 end,
                translations._landed_at desc,
                translations._batch_id desc,
                translations._row_number desc
        ) as place
    from label_values
    inner join translations
        on
            label_values.label_key = translations.original_key
            and (
                translations.is_for_any
                or label_values.label_column = translations.label_column
            )
),

translated as (
    select
        label_column,
        label_value,
        label
    from candidates
    where place = 1
),

spelt as (
    select
        label_values.label_column,
        label_values.label_value,
        label_values.lines,
        translated.label is not null as is_translated,
        coalesce(translated.label, {{ tidy('label_values.label_value') }}) as spelling
    from label_values
    left join translated
        on
            label_values.label_column = translated.label_column
            and label_values.label_value = translated.label_value
),

spellings as (
    select
        label_column,
        spelling,
        row_number() over (
            partition by label_column, {{ lowered('spelling') }}
            order by
                max(case when is_translated then 1 else 0 end) desc,
                sum(lines) desc,
                spelling
        ) as place
    from spelt
    group by label_column, spelling
),

winners as (
    select
        label_column,
        spelling,
        {{ lowered('spelling') }} as spelling_key
    from spellings
    where place = 1
),

shown as (
    select
        spelt.label_column,
        spelt.label_value,
        spelt.is_translated,
        case
            when '{{ rule("labels") }}' = 'normalise' then winners.spelling
            when spelt.is_translated then spelt.spelling
            else spelt.label_value
        end as label
    from spelt
    inner join winners
        on
            spelt.label_column = winners.label_column
            and {{ lowered('spelt.spelling') }} = winners.spelling_key
),

final as (
    select
        label_column,
        label_value,
        label,
        case
            when is_translated then 'a label file says so'
            else 'spelt as on most lines'
        end as reason
    from shown
    where label <> label_value
)

select * from final
