with counts as (
    select * from {{ ref('int_stock_counts') }}
),

availability as (
    select * from {{ ref('stg_availability') }}
),

days as (
    select * from {{ ref('int_days') }}
),

dated as (
    select
        store_id,
        product_id,
        as_of,
        on_hand,
        lead(as_of) over (partition by store_id, product_id order by as_of) as next_as_of,
        min(as_of) over (partition by store_id, product_id) as first_as_of,
        max(as_of) over (partition by store_id, product_id) as last_as_of,
        count(*) over (partition by store_id, product_id) as counted_days
    from counts
    where on_hand is not null
),

-- Counts made on at least 8 days in 10 are daily: what they leave out is as the day before.
lasting as (
    select
        store_id,
        product_id,
        as_of,
        on_hand,
        case
            when
                next_as_of is not null
                and counted_days >= 7
                and counted_days >= 0.8 * ({{ days_between('first_as_of', 'last_as_of') }} + 1)
                then {{ add_days('next_as_of', -1) }}
            else as_of
        end as holds_until
    from dated
),

counted_out as (
    select
        lasting.store_id,
        lasting.product_id,
        days.day as ds
    from lasting
    inner join days on days.day between lasting.as_of and lasting.holds_until
    left join availability
        on
            lasting.store_id = availability.store_id
            and lasting.product_id = availability.product_id
            and days.day = availability.day
    where lasting.on_hand <= 0 and availability.in_stock is null
),

final as (
    select
        store_id,
        product_id,
        day as ds,
        'availability' as source
    from availability
    where not in_stock
    union all
    select
        store_id,
        product_id,
        ds,
        'count' as source
    from counted_out
)

select * from final
