with months as (
    select * from {{ ref('int_customer_months') }}
),

final as (
    select
        customer_id,
        country,
        sum(lines) as lines,
        min(first_bought_on) as first_bought_on,
        max(last_bought_on) as last_bought_on
    from months
    group by customer_id, country
)

select * from final
