with master as (
    select * from {{ ref('int_stores_cleaned') }}
),

mentions as (
    select * from {{ ref('int_store_mentions') }}
),

names as (
    {{ most_frequent('mentions', 'store_id', 'store_name') }}
),

regions as (
    {{ most_frequent('mentions', 'store_id', 'region') }}
),

cities as (
    {{ most_frequent('mentions', 'store_id', 'city') }}
),

countries as (
    {{ most_frequent('mentions', 'store_id', 'country') }}
),

code_labels as (
    select * from {{ ref('int_code_labels') }}
    where label_column = 'store_name'
),

sold as (
    select
        store_id,
        min(first_sold_on) as first_sold_on,
        max(last_sold_on) as last_sold_on
    from mentions
    group by store_id
),

codes as (
    select store_id from master
    union
    select store_id from sold
),

final as (
    select
        codes.store_id,
        coalesce(
            master.store_name, code_labels.label, names.store_name, codes.store_id
        ) as store_name,
        coalesce(master.region, regions.region, 'unknown') as region,
        coalesce(master.city, cities.city) as city,
        coalesce(master.country, countries.country) as country,
        master.latitude,
        master.longitude,
        master.format,
        master.opened_on,
        sold.first_sold_on,
        sold.last_sold_on
    from codes
    left join master on codes.store_id = master.store_id
    left join names on codes.store_id = names.store_id
    left join regions on codes.store_id = regions.store_id
    left join cities on codes.store_id = cities.store_id
    left join countries on codes.store_id = countries.store_id
    left join code_labels on codes.store_id = code_labels.code
    left join sold on codes.store_id = sold.store_id
)

select * from final
