with measures as (
    select * from {{ ref('int_store_measures') }}
),

stores as (
    select * from {{ ref('stores') }}
),

hours as (
    select * from {{ ref('store_hours') }}
),

company as (
    select * from measures
    where store_id = ''
),

ranked_hours as (
    select
        *,
        row_number() over (partition by store_id order by lines desc, hour asc) as place
    from hours
),

times as (
    select
        store_id,
        max(case when place = 1 then hour end) as busiest_hour,
        sum(case when hour < 12 then share_of_lines else 0 end) as morning_share,
        sum(case when hour >= 12 and hour < 17 then share_of_lines else 0 end) as afternoon_share,
        sum(case when hour >= 17 then share_of_lines else 0 end) as evening_share
    from ranked_hours
    group by store_id
),

final as (
    select
        measures.store_id,
        stores.store_name,
        stores.region,
        cast(measures.trading_days as bigint) as trading_days,
        cast(measures.revenue as decimal(18, 4)) as revenue,
        cast(measures.units as decimal(18, 4)) as units,
        cast(measures.gross_profit as decimal(18, 4)) as gross_profit,
        cast(measures.orders as bigint) as orders,
        cast(measures.categories as bigint) as categories,
        {{ ratio('measures.revenue', 'company.revenue') }} as share,
        measures.revenue_a_day,
        measures.orders_a_day,
        measures.average_order_value,
        measures.basket_size,
        measures.gross_margin,
        measures.weekend_share,
        times.busiest_hour,
        times.morning_share,
        times.afternoon_share,
        times.evening_share,
        100 * {{ ratio('measures.revenue_a_day', 'company.revenue_a_day') }} as revenue_a_day_index,
        100 * {{ ratio('measures.orders_a_day', 'company.orders_a_day') }} as orders_a_day_index,
        100 * {{ ratio(
            'measures.average_order_value', 'company.average_order_value'
        ) }} as average_order_value_index,
        100 * {{ ratio('measures.basket_size', 'company.basket_size') }} as basket_size_index,
        100 * {{ ratio('measures.gross_margin', 'company.gross_margin') }} as gross_margin_index,
        100 * {{ ratio('measures.weekend_share', 'company.weekend_share') }} as weekend_share_index,
        100 * {{ ratio('measures.categories', 'company.mean_categories') }} as categories_index
    from measures
    cross join company
    left join stores on measures.store_id = stores.store_id
    left join times on measures.store_id = times.store_id
    where measures.store_id <> ''
)

select * from final
