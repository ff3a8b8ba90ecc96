-- Spans that do not overlap: on each day the price holds that began last and has not ended. A span
-- without a price (an offer ended, and nothing went before it) is kept: it ends the span before.
with prices as {{ not_kept() }} (
    select * from {{ ref('stg_prices') }}
),

-- Only where prices end does an older one come back; there every day of change is looked at.
ending as (
    select
        store_id,
        product_id
    from prices
    where valid_to is not null
    group by store_id, product_id
),

ended as (
    select prices.*
    from prices
    inner join ending
        on
            prices.product_id = ending.product_id
            and prices.store_id = ending.store_id
),

moments as (
    select
        store_id,
        product_id,
        valid_from as day
    from ended
    union
    select
        store_id,
        product_id,
        {{ add_days('valid_to', 1) }} as day
    from ended
    where valid_to is not null
),

ranked as (
    select
        moments.store_id,
        moments.product_id,
        moments.day,
        ended.price,
        row_number() over (
            partition by moments.store_id, moments.product_id, moments.day
            order by ended.valid_from desc
        ) as age
    from moments
    left join ended
        on
            moments.product_id = ended.product_id
            and moments.store_id = ended.store_id
            and moments.day >= ended.valid_from
            and (ended.valid_to is null or moments.day <= ended.valid_to)
),

steps as (
    select
        prices.store_id,
        prices.product_id,
        prices.valid_from as day,
        prices.price
    from prices
    left join ending
        on
            prices.product_id = ending.product_id
            and prices.store_id = ending.store_id
    where ending.product_id is null
    union all
    select
        store_id,
        product_id,
        day,
        price
    from ranked
    where age = 1
),

compared as (
    select
        *,
        lag(price) over (partition by store_id, product_id order by day) as price_before
    from steps
),

changes as (
    select
        store_id,
        product_id,
        day,
        price
    from compared
    where price is null or price_before is null or price <> price_before
),

final as (
    select
        store_id,
        product_id,
        day as valid_from,
        coalesce(
            lead(day) over (partition by store_id, product_id order by day),
            cast('9999-12-31' as date)
        ) as valid_until,
        price
    from changes
)

select * from final
