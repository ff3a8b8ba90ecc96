with revenue as (
    select * from {{ ref('revenue_by_month_store_category') }}
),

sold as (
    select
        month,
        category,
        cast(sum(units) as decimal(18, 4)) as units,
        cast(sum(revenue) as decimal(18, 4)) as revenue,
        cast(sum(gross_profit) as decimal(18, 4)) as gross_profit,
        count(*) as stores
    from revenue
    group by month, category
),

ranked as (
    select
        *,
        row_number() over (
            partition by month
            order by coalesce(revenue, 0) desc, coalesce(units, 0) desc, category asc
        ) as place,
        case
            when sum(revenue) over (partition by month) > 0
                then sum(revenue) over (partition by month)
        end as month_revenue
    from sold
),

final as (
    select
        month,
        category,
        cast(place as bigint) as place,
        revenue,
        units,
        gross_profit,
        stores,
        {{ ratio('revenue', 'month_revenue') }} as share,
        {{ ratio(
            'sum(revenue) over (partition by month order by place'
            ~ ' rows between unbounded preceding and current row)',
            'month_revenue'
        ) }} as cumulative_share
    from ranked
)

select * from final
