-- A user reaches a step in a month who has done it and every step before it in that month.
with events as (
    select * from {{ ref('events') }}
),

users as (
    select
        month,
        user_id,
        sum(case when step = 'VIEW' then 1 else 0 end) as views,
        sum(case when step = 'CART' then 1 else 0 end) as carts,
        sum(case when step = 'PURCHASE' then 1 else 0 end) as purchases
    from events
    group by month, user_id
),

steps as (
    select
        month,
        'VIEW' as step,
        1 as place,
        sum(views) as events,
        sum(case when views > 0 then 1 else 0 end) as users,
        sum(case when views > 0 then 1 else 0 end) as reached
    from users
    group by month
    union all
    select
        month,
        'CART' as step,
        2 as place,
        sum(carts) as events,
        sum(case when carts > 0 then 1 else 0 end) as users,
        sum(case when views > 0 and carts > 0 then 1 else 0 end) as reached
    from users
    group by month
    union all
    select
        month,
        'PURCHASE' as step,
        3 as place,
        sum(purchases) as events,
        sum(case when purchases > 0 then 1 else 0 end) as users,
        sum(case when views > 0 and carts > 0 and purchases > 0 then 1 else 0 end) as reached
    from users
    group by month
),

final as (
    select
        month,
        step,
        place,
        cast(events as bigint) as events,
        cast(users as bigint) as users,
        cast(reached as bigint) as reached,
        {{ ratio(
            'reached', 'lag(reached) over (partition by month order by place)'
        ) }} as conversion_from_step_before,
        {{ ratio(
            'reached', 'max(case when place = 1 then reached end) over (partition by month)'
        ) }} as conversion_from_view
    from steps
)

select * from final
