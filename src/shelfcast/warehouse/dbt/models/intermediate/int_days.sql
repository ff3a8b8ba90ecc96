-- From the first sale's year to 400 days after the last sale: as far as closures are known.
with trading_days as (
    select * from {{ ref('int_trading_days') }}
),

span as (
    select
        {{ truncate_to('year', 'min(day)') }} as first_day,
        max(day) as last_sale,
        {{ add_days('max(day)', 400) }} as last_day
    from trading_days
),

days as (
    {{ day_spine('first_day', 'last_day', 'span') }}
),

final as (
    select
        days.day,
        span.last_sale,
        {{ weekday_number('days.day') }} as weekday
    from days
    cross join span
)

select * from final
