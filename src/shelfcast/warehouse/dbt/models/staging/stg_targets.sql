-- Each target at its own level. `unique_id` is the level's values joined by '/', as of forecasts.
with source as (
    select * from {{ source('raw', 'targets') }}
),

newest as (
    {{ newest_version('source', ['month', 'store_id', 'category']) }}
),

placed as (
    select
        {{ truncate_to('month', 'month') }} as month,
        store_id,
        category,
        target_revenue,
        target_units,
        case
            when store_id is not null and category is not null then 'store_category'
            when store_id is not null then 'store'
            when category is not null then 'category'
            else 'total'
        end as level,
        case
            when store_id is not null and category is not null then store_id || '/' || category
            else coalesce(store_id, category, 'total')
        end as unique_id
    from newest
),

final as (
    select
        month,
        level,
        unique_id,
        store_id,
        category,
        cast(sum(target_revenue) as decimal(18, 4)) as target_revenue,
        cast(sum(target_units) as decimal(18, 4)) as target_units
    from placed
    group by month, level, unique_id, store_id, category
)

select * from final
