with days as (
    select * from {{ ref('int_days') }}
),

holidays as (
    select * from {{ ref('stg_holidays') }}
),

final as (
    select
        days.day,
        {{ truncate_to('week', 'days.day') }} as week,
        {{ truncate_to('month', 'days.day') }} as month,
        {{ truncate_to('quarter', 'days.day') }} as quarter,
        cast(extract(year from days.day) as integer) as year,
        days.weekday,
        case days.weekday
            when 1 then 'Monday'
            when 2 then 'Tuesday'
            when 3 then 'Wednesday'
            when 4 then 'Thursday'
            when 5 then 'Friday'
            when 6 then 'Saturday'
            else 'Sunday'
        end as weekday_name,
        days.weekday >= 6 as is_weekend,
        holidays.holiday
    from days
    left join holidays on days.day = holidays.day
    where days.day <= {{ add_days('days.last_sale', 365) }}
)

select * from final
