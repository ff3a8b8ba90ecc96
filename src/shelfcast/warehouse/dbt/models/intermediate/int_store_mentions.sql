with months as (
    select * from {{ ref('int_store_months') }}
),

final as (
    select
        store_id,
        store_name,
        region,
        city,
        country,
        sum(lines) as lines,
        min(first_sold_on) as first_sold_on,
        max(last_sold_on) as last_sold_on
    from months
    group by store_id, store_name, region, city, country
)

select * from final
