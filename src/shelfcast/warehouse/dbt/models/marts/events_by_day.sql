with events as (
    select * from {{ ref('events') }}
),

final as (
    select
        day,
        event_type,
        step,
        count(*) as events,
        count(distinct user_id) as users,
        count(distinct session_id) as sessions,
        count(distinct product_id) as products
    from events
    group by day, event_type, step
)

select * from final
