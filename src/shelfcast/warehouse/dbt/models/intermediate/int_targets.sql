-- A level without a target of its own has the sum of those below it: a store and a category of
-- their store_categories, the company of its stores, else of its categories.
with targets as (
    select * from {{ ref('stg_targets') }}
),

finest as (
    select * from targets
    where level = 'store_category'
),

summed as (
    {{ level_sums('finest', 'store', ['target_revenue', 'target_units']) }}
    union all
    {{ level_sums('finest', 'category', ['target_revenue', 'target_units']) }}
),

candidates as (
    select
        *,
        1 as priority
    from targets
    union all
    select
        *,
        2 as priority
    from summed
),

ranked as (
    select
        *,
        row_number() over (
            partition by month, level, unique_id order by priority
        ) as place
    from candidates
),

told as (
    select * from ranked
    where place = 1
),

totals as (
    select
        month,
        target_revenue,
        target_units,
        1 as priority
    from told
    where level = 'total'
    union all
    select
        month,
        sum(target_revenue) as target_revenue,
        sum(target_units) as target_units,
        2 as priority
    from told
    where level = 'store'
    group by month
    union all
    select
        month,
        sum(target_revenue) as target_revenue,
        sum(target_units) as target_units,
        3 as priority
    from told
    where level = 'category'
    group by month
),

ranked_totals as (
    select
        *,
        row_number() over (partition by month order by priority) as place
    from totals
),

combined as (
    select
        month,
        level,
        unique_id,
        store_id,
        category,
        target_revenue,
        target_units
    from told
    where level <> 'total'
    union all
    select
        month,
        'total' as level,
        'total' as unique_id,
        cast(null as {{ text_type() }}) as store_id,
        cast(null as {{ text_type() }}) as category,
        target_revenue,
        target_units
    from ranked_totals
    where place = 1
),

final as (
    select
        month,
        level,
        unique_id,
        store_id,
        category,
        cast(target_revenue as decimal(18, 4)) as target_revenue,
        cast(target_units as decimal(18, 4)) as target_units
    from combined
)

select * from final
