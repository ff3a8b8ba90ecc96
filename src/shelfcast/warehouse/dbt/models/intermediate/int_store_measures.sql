-- What a store's profile is made of, each as a sum, and the same for the company as the store ''.
with ordered as (
    select * from {{ ref('sales_lines') }}
    where order_id is not null and not is_return
),

store_days as (
    select * from {{ ref('sales_by_day_store_category') }}
),

lines as (
    select
        store_id,
        count(distinct order_id) as orders,
        sum(revenue) as order_revenue,
        sum(quantity) as order_units
    from ordered
    group by store_id
),

traded as (
    select
        store_id,
        day,
        sum(revenue) as revenue,
        sum(units) as units,
        sum(gross_profit) as gross_profit,
        sum(costed_revenue) as costed_revenue
    from store_days
    group by store_id, day
),

days as (
    select
        store_id,
        count(*) as trading_days,
        sum(revenue) as revenue,
        sum(units) as units,
        sum(gross_profit) as gross_profit,
        sum(costed_revenue) as costed_revenue,
        sum(case when {{ weekday_number('day') }} >= 6 then revenue end) as weekend_revenue
    from traded
    group by store_id
),

categories as (
    select
        store_id,
        count(distinct category) as categories
    from store_days
    group by store_id
),

stores as (
    select
        days.store_id,
        days.trading_days,
        days.revenue,
        days.units,
        days.gross_profit,
        days.costed_revenue,
        days.weekend_revenue,
        coalesce(lines.orders, 0) as orders,
        lines.order_revenue,
        lines.order_units,
        categories.categories,
        1 as stores
    from days
    left join lines on days.store_id = lines.store_id
    inner join categories on days.store_id = categories.store_id
),

company as (
    select
        '' as store_id,
        sum(trading_days) as trading_days,
        sum(revenue) as revenue,
        sum(units) as units,
        sum(gross_profit) as gross_profit,
        sum(costed_revenue) as costed_revenue,
        sum(weekend_revenue) as weekend_revenue,
        sum(orders) as orders,
        sum(order_revenue) as order_revenue,
        sum(order_units) as order_units,
        sum(categories) as categories,
        count(*) as stores
    from stores
    having count(*) > 0
),

measured as (
    select * from stores
    union all
    select * from company
),

final as (
    select
        *,
        {{ ratio('revenue', 'trading_days') }} as revenue_a_day,
        {{ ratio('orders', 'trading_days') }} as orders_a_day,
        {{ ratio('order_revenue', 'nullif(orders, 0)') }} as average_order_value,
        {{ ratio('order_units', 'nullif(orders, 0)') }} as basket_size,
        {{ ratio('gross_profit', 'costed_revenue') }} as gross_margin,
        {{ ratio('coalesce(weekend_revenue, 0)', 'revenue') }} as weekend_share,
        {{ ratio('categories', 'stores') }} as mean_categories
    from measured
)

select * from final
