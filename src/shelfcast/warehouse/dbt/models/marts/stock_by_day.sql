-- From the first count of a product in a store to the last day of which anything is known. A count
-- may tell only one of the two figures; the other stays as it was told before.
with counts as (
    select * from {{ ref('int_stock_counts') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

series as (
    select
        store_id,
        product_id,
        min(as_of) as first_count
    from counts
    group by store_id, product_id
),

ends as (
    select max(day) as day from trading_days
    union all
    select max(as_of) as day from counts
),

first_day as (
    select min(as_of) as day from counts
),

span as (
    select
        first_day.day as first_day,
        max(ends.day) as last_day
    from ends
    cross join first_day
    group by first_day.day
),

days as (
    {{ day_spine('first_day', 'last_day', 'span') }}
),

placed as (
    select
        series.store_id,
        series.product_id,
        days.day,
        counts.as_of,
        counts.on_hand,
        counts.in_transit
    from series
    inner join days on series.first_count <= days.day
    left join counts
        on
            series.store_id = counts.store_id
            and series.product_id = counts.product_id
            and days.day = counts.as_of
),

told as (
    select
        *,
        count(on_hand) over (
            partition by store_id, product_id
            order by day
            rows between unbounded preceding and current row
        ) as on_hand_told,
        count(in_transit) over (
            partition by store_id, product_id
            order by day
            rows between unbounded preceding and current row
        ) as in_transit_told,
        max(as_of) over (
            partition by store_id, product_id
            order by day
            rows between unbounded preceding and current row
        ) as counted_on
    from placed
),

carried as (
    select
        store_id,
        product_id,
        day,
        counted_on,
        max(on_hand) over (partition by store_id, product_id, on_hand_told) as on_hand,
        max(in_transit) over (partition by store_id, product_id, in_transit_told) as in_transit
    from told
),

final as (
    select
        store_id,
        product_id,
        day,
        cast(on_hand as decimal(18, 4)) as on_hand,
        cast(coalesce(in_transit, 0) as decimal(18, 4)) as in_transit,
        counted_on,
        cast({{ days_between('counted_on', 'day') }} as bigint) as days_since_count
    from carried
)

select * from final
