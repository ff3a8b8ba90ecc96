with lines as (
    select * from {{ ref('int_sales_cleaned') }}
),

final as (
    select
        customer_id,
        country,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_bought_on,
        max(case when quantity > 0 then day end) as last_bought_on
    from lines
    where customer_id is not null
    group by customer_id, country
)

select * from final
