with lines as (
    select * from {{ ref('int_told_lines') }}
),

final as (
    select
        {{ truncate_to('month', 'day') }} as month,
        count(*) as lines
    from lines
    group by {{ truncate_to('month', 'day') }}
)

select * from final
