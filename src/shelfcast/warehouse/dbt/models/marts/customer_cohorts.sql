-- A customer belongs to the month of the first purchase. What was given back before it counts in
-- that month, so that the money adds up.
with orders as (
    select * from {{ ref('int_customer_orders') }}
),

months as (
    select * from {{ ref('int_months') }}
),

firsts as (
    select
        customer_id,
        {{ truncate_to('month', 'min(day)') }} as cohort
    from orders
    where is_purchase
    group by customer_id
),

numbered as (
    select
        customer_id,
        day,
        row_number() over (partition by customer_id order by day, order_key) as purchase
    from orders
    where is_purchase
),

seconds as (
    select
        customer_id,
        {{ truncate_to('month', 'day') }} as month
    from numbered
    where purchase = 2
),

placed as (
    select
        firsts.cohort,
        firsts.customer_id,
        case
            when orders.day < firsts.cohort then firsts.cohort
            else {{ truncate_to('month', 'orders.day') }}
        end as month,
        orders.revenue,
        orders.is_purchase
    from orders
    inner join firsts on orders.customer_id = firsts.customer_id
),

bought as (
    select
        cohort,
        month,
        count(distinct case when is_purchase then customer_id end) as active_customers,
        sum(case when is_purchase then 1 else 0 end) as orders,
        sum(revenue) as revenue
    from placed
    group by cohort, month
),

repeated as (
    select
        firsts.cohort,
        seconds.month,
        count(*) as customers
    from firsts
    inner join seconds on firsts.customer_id = seconds.customer_id
    group by firsts.cohort, seconds.month
),

cohorts as (
    select
        cohort,
        count(*) as customers
    from firsts
    group by cohort
),

cells as (
    select
        cohorts.cohort,
        months.month,
        cohorts.customers,
        {{ months_between('cohorts.cohort', 'months.month') }} as months_since,
        coalesce(bought.active_customers, 0) as active_customers,
        coalesce(bought.orders, 0) as orders,
        case when bought.cohort is null then 0 else bought.revenue end as revenue,
        sum(coalesce(repeated.customers, 0)) over (
            partition by cohorts.cohort
            order by months.month
            rows between unbounded preceding and current row
        ) as repeat_customers
    from cohorts
    inner join months on cohorts.cohort <= months.month
    left join bought
        on
            cohorts.cohort = bought.cohort
            and months.month = bought.month
    left join repeated
        on
            cohorts.cohort = repeated.cohort
            and months.month = repeated.month
),

final as (
    select
        cohort,
        cast(months_since as bigint) as months_since,
        month,
        customers,
        active_customers,
        {{ ratio('active_customers', 'customers') }} as retention,
        cast(orders as bigint) as orders,
        cast(revenue as decimal(18, 4)) as revenue,
        {{ ratio(
            'sum(revenue) over (partition by cohort order by month'
            ~ ' rows between unbounded preceding and current row)',
            'customers'
        ) }} as revenue_a_customer,
        cast(repeat_customers as bigint) as repeat_customers,
        {{ ratio('repeat_customers', 'customers') }} as repeat_rate
    from cells
)

select * from final
