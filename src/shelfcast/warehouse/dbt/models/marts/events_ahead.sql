-- Closures are told elsewhere: a day on which the shop is shut has no event of its own.
with announcements as (
    select * from {{ ref('stg_calendar') }}
),

stores as (
    select * from {{ ref('stores') }}
),

days as (
    select * from {{ ref('int_days') }}
),

holidays as (
    select * from {{ ref('stg_holidays') }}
),

announced as (
    select
        stores.store_id,
        announcements.day as ds,
        announcements.event
    from announcements
    inner join stores
        on announcements.store_id is null or announcements.store_id = stores.store_id
    where announcements.event is not null and not coalesce(announcements.closed, false)
),

public as (
    select
        stores.store_id,
        holidays.day as ds,
        holidays.holiday as event
    from holidays
    cross join stores
),

told as (
    select * from announced
    union
    select * from public
),

final as (
    select
        told.store_id,
        told.ds,
        told.event
    from told
    inner join days on told.ds = days.day
)

select * from final
