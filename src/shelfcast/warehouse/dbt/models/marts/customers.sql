with master as (
    select * from {{ ref('int_customers_cleaned') }}
),

mentions as (
    select * from {{ ref('int_customer_mentions') }}
),

countries as (
    {{ most_frequent('mentions', 'customer_id', 'country') }}
),

bought as (
    select
        customer_id,
        min(first_bought_on) as first_bought_on,
        max(last_bought_on) as last_bought_on
    from mentions
    group by customer_id
),

codes as (
    select customer_id from master
    union
    select customer_id from bought
),

final as (
    select
        codes.customer_id,
        master.customer_name,
        master.customer_segment,
        master.email,
        master.city,
        master.region,
        coalesce(master.country, countries.country) as country,
        master.joined_on,
        bought.first_bought_on,
        bought.last_bought_on
    from codes
    left join master on codes.customer_id = master.customer_id
    left join countries on codes.customer_id = countries.customer_id
    left join bought on codes.customer_id = bought.customer_id
)

select * from final
