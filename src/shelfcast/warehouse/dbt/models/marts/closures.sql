with days as (
    select * from {{ ref('int_days') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

stores as (
    select * from {{ ref('stores') }}
),

announcements as (
    select * from {{ ref('stg_calendar') }}
),

spans as (
    select
        store_id,
        min(day) as first_day,
        max(day) as last_day,
        {{ median_of('lines') }} as median_lines
    from trading_days
    group by store_id
),

weekdays as (
    select
        spans.store_id,
        days.weekday,
        count(*) as occurrences,
        count(trading_days.day) as traded
    from spans
    inner join days on days.day between spans.first_day and spans.last_day
    left join trading_days
        on
            spans.store_id = trading_days.store_id
            and days.day = trading_days.day
    group by spans.store_id, days.weekday
),

quiet_weekdays as (
    select
        store_id,
        weekday,
        count(*) over (partition by store_id) as quiet_in_week
    from weekdays
    where occurrences >= 8 and traded <= 0.1 * occurrences
),

-- All seven quiet means sales told by the month, not a shop that never opens.
shut_weekdays as (
    select * from quiet_weekdays
    where quiet_in_week < 7
),

declared as (
    select
        stores.store_id,
        announcements.day as ds,
        'declared' as source,
        1 as priority
    from announcements
    inner join stores
        on announcements.store_id is null or announcements.store_id = stores.store_id
    left join trading_days
        on
            stores.store_id = trading_days.store_id
            and announcements.day = trading_days.day
    where announcements.closed and coalesce(trading_days.sold_lines, 0) = 0
),

weekly as (
    select
        spans.store_id,
        days.day as ds,
        'weekday' as source,
        2 as priority
    from spans
    inner join days on spans.first_day <= days.day
    inner join shut_weekdays
        on
            spans.store_id = shut_weekdays.store_id
            and days.weekday = shut_weekdays.weekday
    left join trading_days
        on
            spans.store_id = trading_days.store_id
            and days.day = trading_days.day
    where trading_days.day is null
),

inferred as (
    select
        spans.store_id,
        days.day as ds,
        'inferred' as source,
        3 as priority
    from spans
    inner join days on days.day between spans.first_day and days.last_sale
    left join trading_days
        on
            spans.store_id = trading_days.store_id
            and days.day = trading_days.day
    where spans.median_lines >= 10 and trading_days.day is null
),

told as (
    select * from declared
    union all
    select * from weekly
    union all
    select * from inferred
),

ranked as (
    select
        store_id,
        ds,
        source,
        row_number() over (partition by store_id, ds order by priority) as place
    from told
),

final as (
    select
        store_id,
        ds,
        source
    from ranked
    where place = 1
)

select * from final
