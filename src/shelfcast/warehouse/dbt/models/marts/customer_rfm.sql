-- Recency, frequency and money, each in fifths; between equals the one who spent more, then the one
-- who came last, then the first code. Customers who only brought things back are left out.
with orders as (
    select * from {{ ref('int_customer_orders') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

today as (
    select max(day) as day from trading_days
),

summed as (
    select
        customer_id,
        max(case when is_purchase then day end) as last_bought_on,
        min(case when is_purchase then day end) as first_bought_on,
        cast(sum(case when is_purchase then 1 else 0 end) as bigint) as frequency,
        cast(coalesce(sum(revenue), 0) as decimal(18, 4)) as monetary
    from orders
    group by customer_id
),

bought as (
    select
        summed.*,
        {{ days_between('summed.last_bought_on', 'today.day') }} as recency
    from summed
    cross join today
    where summed.frequency > 0
),

scored as (
    select
        *,
        ntile(5) over (
            order by recency desc, frequency asc, monetary asc, customer_id asc
        ) as recency_score,
        ntile(5) over (
            order by frequency asc, monetary asc, recency desc, customer_id asc
        ) as frequency_score,
        ntile(5) over (
            order by monetary asc, frequency asc, recency desc, customer_id asc
        ) as monetary_score
    from bought
),

worth as (
    select
        *,
        cast(floor((frequency_score + monetary_score + 1) / 2.0) as integer) as worth_score
    from scored
),

final as (
    select
        customer_id,
        first_bought_on,
        last_bought_on,
        cast(recency as bigint) as recency,
        frequency,
        monetary,
        cast(recency_score as integer) as recency_score,
        cast(frequency_score as integer) as frequency_score,
        cast(monetary_score as integer) as monetary_score,
        worth_score,
        case
            when recency_score = 5 and worth_score >= 4 then 'Champions'
            when recency_score >= 3 and worth_score >= 4 then 'Loyal'
            when recency_score >= 4 and worth_score >= 2 then 'Potential loyalist'
            when recency_score = 5 then 'New'
            when recency_score = 4 then 'Promising'
            when recency_score = 3 and worth_score = 3 then 'Needs attention'
            when recency_score = 3 then 'About to sleep'
            when worth_score = 5 then 'Cannot lose them'
            when worth_score >= 3 then 'At risk'
            when recency_score = 2 then 'Hibernating'
            else 'Lost'
        end as segment
    from worth
)

select * from final
