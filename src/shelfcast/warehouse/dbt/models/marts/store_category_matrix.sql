-- Every store beside every category, also where nothing was sold.
with revenue as (
    select * from {{ ref('revenue_by_month_store_category') }}
),

months as (
    select * from {{ ref('int_months') }}
),

stores as (
    select distinct store_id from revenue
),

categories as (
    select distinct category from revenue
),

last_year as (
    select {{ add_months('max(month)', -11) }} as first_month
    from months
),

sold as (
    select
        revenue.store_id,
        revenue.category,
        cast(sum(revenue.revenue) as decimal(18, 4)) as revenue,
        cast(sum(revenue.units) as decimal(18, 4)) as units,
        cast(sum(revenue.gross_profit) as decimal(18, 4)) as gross_profit,
        cast(
            sum(case when revenue.month >= last_year.first_month then revenue.revenue end)
            as decimal(18, 4)
        ) as revenue_of_last_year,
        max(revenue.month) as last_month
    from revenue
    cross join last_year
    group by revenue.store_id, revenue.category
),

cells as (
    select
        stores.store_id,
        categories.category,
        sold.last_month,
        case when sold.store_id is null then 0 else sold.revenue end as revenue,
        case when sold.store_id is null then 0 else sold.units end as units,
        case when sold.store_id is null then 0 else sold.gross_profit end as gross_profit,
        case
            when sold.store_id is null then 0 else sold.revenue_of_last_year
        end as revenue_of_last_year
    from stores
    cross join categories
    left join sold
        on
            stores.store_id = sold.store_id
            and categories.category = sold.category
),

summed as (
    select
        *,
        sum(revenue) over (partition by store_id) as store_revenue,
        sum(revenue) over (partition by category) as category_revenue,
        sum(revenue) over () as total_revenue
    from cells
),

shared as (
    select
        *,
        {{ ratio('revenue', 'store_revenue') }} as share_of_store,
        {{ ratio('revenue', 'category_revenue') }} as share_of_category,
        {{ ratio('category_revenue', 'total_revenue') }} as share_of_company
    from summed
),

final as (
    select
        store_id,
        category,
        cast(revenue as decimal(18, 4)) as revenue,
        cast(units as decimal(18, 4)) as units,
        cast(gross_profit as decimal(18, 4)) as gross_profit,
        cast(revenue_of_last_year as decimal(18, 4)) as revenue_of_last_year,
        last_month,
        share_of_store,
        share_of_category,
        100 * {{ ratio('share_of_store', 'share_of_company') }} as share_index
    from shared
)

select * from final
