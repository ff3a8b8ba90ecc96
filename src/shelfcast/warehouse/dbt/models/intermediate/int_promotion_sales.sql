-- What a promotion covers is sold in its stores, of its products, on its days; where its rows
-- overlap, a day counts once. A promotion that only lines name covers those lines.
with promotions as (
    select * from {{ ref('stg_promotions') }}
),

stores as (
    select * from {{ ref('stores') }}
),

days as (
    select * from {{ ref('int_days') }}
),

sales_by_day as {{ not_kept() }} (
    select * from {{ ref('sales_by_day') }}
),

sales_lines as (
    select * from {{ ref('sales_lines') }}
),

covered as (
    select distinct
        promotions.promotion,
        promotions.starts_on,
        stores.store_id,
        promotions.product_id,
        days.day
    from promotions
    inner join stores
        on promotions.store_id is null or promotions.store_id = stores.store_id
    inner join days on days.day between promotions.starts_on and promotions.ends_on
),

declared as (
    select
        covered.promotion,
        covered.starts_on,
        sales_by_day.store_id,
        sales_by_day.product_id,
        sales_by_day.day,
        sales_by_day.units,
        sales_by_day.revenue
    from sales_by_day
    inner join covered
        on
            sales_by_day.store_id = covered.store_id
            and sales_by_day.day = covered.day
            and sales_by_day.product_id = covered.product_id
    union
    select
        covered.promotion,
        covered.starts_on,
        sales_by_day.store_id,
        sales_by_day.product_id,
        sales_by_day.day,
        sales_by_day.units,
        sales_by_day.revenue
    from sales_by_day
    inner join covered
        on
            sales_by_day.store_id = covered.store_id
            and sales_by_day.day = covered.day
    where covered.product_id is null
),

names as (
    select distinct promotion
    from promotions
),

printed as (
    select
        sales_lines.promotion,
        sales_lines.store_id,
        sales_lines.product_id,
        sales_lines.day,
        cast(sum(sales_lines.quantity) as decimal(18, 4)) as units,
        cast(sum(sales_lines.revenue) as decimal(18, 4)) as revenue
    from sales_lines
    left join names on sales_lines.promotion = names.promotion
    where sales_lines.promotion is not null and names.promotion is null
    group by
        sales_lines.promotion, sales_lines.store_id, sales_lines.product_id, sales_lines.day
),

printed_days as (
    select distinct
        promotion,
        day
    from printed
),

spaced as (
    select
        promotion,
        day,
        lag(day) over (partition by promotion order by day) as day_before
    from printed_days
),

begun as (
    select
        promotion,
        day,
        max(
            case
                when
                    day_before is null
                    or {{ days_between('day_before', 'day') }}
                    > {{ var('promotion_gap_days') }}
                    then day
            end
        ) over (
            partition by promotion
            order by day
            rows between unbounded preceding and current row
        ) as starts_on
    from spaced
),

final as (
    select
        promotion,
        starts_on,
        'declared' as source,
        store_id,
        product_id,
        day,
        units,
        revenue
    from declared
    union all
    select
        printed.promotion,
        begun.starts_on,
        'lines' as source,
        printed.store_id,
        printed.product_id,
        printed.day,
        printed.units,
        printed.revenue
    from printed
    inner join begun
        on
            printed.promotion = begun.promotion
            and printed.day = begun.day
)

select * from final
