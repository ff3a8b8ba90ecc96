-- From the first month with a sale to the last. A month is whole where sales begin, or end, no more
-- than two days from its edge: shops are shut on the first of January and at week-ends.
with trading_days as (
    select * from {{ ref('int_trading_days') }}
),

days as (
    select * from {{ ref('int_days') }}
),

span as (
    select
        min(day) as first_sale,
        max(day) as last_sale,
        {{ truncate_to('month', 'min(day)') }} as first_month
    from trading_days
),

months as (
    select distinct {{ truncate_to('month', 'days.day') }} as month
    from days
    inner join span on days.day between span.first_month and span.last_sale
),

final as (
    select
        months.month,
        row_number() over (order by months.month) as place,
        {{ days_between('months.month', 'span.first_sale') }} <= 2
        and {{ days_between('span.last_sale', add_months('months.month', 1)) }} <= 3 as is_whole
    from months
    cross join span
)

select * from final
