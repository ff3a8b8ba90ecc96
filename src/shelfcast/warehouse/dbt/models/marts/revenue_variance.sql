-- Each series runs from its first month to the last, so that a month without a sale is 0 and the
-- same month of the year before is twelve rows before.
with revenue as (
    select * from {{ ref('revenue_by_month_store_category') }}
),

months as (
    select * from {{ ref('int_months') }}
),

targets as (
    select * from {{ ref('int_targets') }}
),

levelled as (
    select
        month,
        'store_category' as level,
        store_id || '/' || category as unique_id,
        store_id,
        category,
        units,
        revenue
    from revenue
    union all
    {{ level_sums('revenue', 'store', ['units', 'revenue']) }}
    union all
    {{ level_sums('revenue', 'category', ['units', 'revenue']) }}
    union all
    {{ level_sums('revenue', 'total', ['units', 'revenue']) }}
),

series as (
    select
        level,
        unique_id,
        min(store_id) as store_id,
        min(category) as category,
        min(month) as first_month
    from levelled
    group by level, unique_id
),

filled as (
    select
        series.level,
        series.unique_id,
        series.store_id,
        series.category,
        months.month,
        months.is_whole,
        case when levelled.month is null then 0 else levelled.revenue end as revenue,
        case when levelled.month is null then 0 else levelled.units end as units
    from series
    inner join months on series.first_month <= months.month
    left join levelled
        on
            series.level = levelled.level
            and series.unique_id = levelled.unique_id
            and months.month = levelled.month
),

compared as (
    select
        *,
        lag(revenue) over (partition by level, unique_id order by month) as last_month_revenue,
        lag(revenue, 12) over (partition by level, unique_id order by month) as last_year_revenue
    from filled
),

keys as (
    select
        level,
        unique_id,
        store_id,
        category,
        month
    from compared
    union
    select
        level,
        unique_id,
        store_id,
        category,
        month
    from targets
),

planned as (
    select
        keys.month,
        keys.level,
        keys.unique_id,
        keys.store_id,
        keys.category,
        coalesce(compared.is_whole, false) as is_whole,
        compared.units,
        compared.revenue,
        compared.last_month_revenue,
        compared.last_year_revenue,
        targets.target_revenue,
        targets.target_units
    from keys
    left join compared
        on
            keys.level = compared.level
            and keys.unique_id = compared.unique_id
            and keys.month = compared.month
    left join targets
        on
            keys.level = targets.level
            and keys.unique_id = targets.unique_id
            and keys.month = targets.month
),

final as (
    select
        month,
        level,
        unique_id,
        store_id,
        category,
        is_whole,
        cast(units as decimal(18, 4)) as units,
        cast(revenue as decimal(18, 4)) as revenue,
        cast(last_month_revenue as decimal(18, 4)) as last_month_revenue,
        cast(revenue - last_month_revenue as decimal(18, 4)) as month_on_month,
        {{ ratio('revenue - last_month_revenue', 'last_month_revenue') }} as month_on_month_rate,
        cast(last_year_revenue as decimal(18, 4)) as last_year_revenue,
        cast(revenue - last_year_revenue as decimal(18, 4)) as year_on_year,
        {{ ratio('revenue - last_year_revenue', 'last_year_revenue') }} as year_on_year_rate,
        target_revenue,
        cast(revenue - target_revenue as decimal(18, 4)) as against_plan,
        {{ ratio('revenue - target_revenue', 'target_revenue') }} as against_plan_rate,
        target_units,
        cast(units - target_units as decimal(18, 4)) as units_against_plan
    from planned
)

select * from final
