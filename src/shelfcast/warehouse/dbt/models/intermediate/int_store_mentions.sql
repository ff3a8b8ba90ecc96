with lines as (
    select * from {{ ref('int_sales_cleaned') }}
),

final as (
    select
        store_id,
        store_name,
        region,
        city,
        country,
        count(*) as lines,
        min(case when quantity > 0 then day end) as first_sold_on,
        max(case when quantity > 0 then day end) as last_sold_on
    from lines
    group by store_id, store_name, region, city, country
)

select * from final
