-- What a day with an empty shelf would have sold is taken as the mean of the open days in stock, 28
-- before and 28 after it; null where there was none.
with demand as {{ not_kept() }} (
    select * from {{ ref('demand') }}
),

stock_outs as (
    select * from {{ ref('stock_outs') }}
),

products as (
    select * from {{ ref('products') }}
),

series as (
    select
        store_id,
        product_id
    from stock_outs
    group by store_id, product_id
),

usual as (
    select
        demand.store_id,
        demand.product_id,
        demand.ds,
        demand.y,
        demand.in_stock,
        sum(case when demand.in_stock then cast(demand.y as decimal(18, 4)) end) over (
            partition by demand.store_id, demand.product_id
            order by demand.ds
            rows between 28 preceding and 28 following
        ) as near_units,
        count(case when demand.in_stock then demand.y end) over (
            partition by demand.store_id, demand.product_id
            order by demand.ds
            rows between 28 preceding and 28 following
        ) as near_days
    from demand
    inner join series
        on
            demand.store_id = series.store_id
            and demand.product_id = series.product_id
),

empty_days as (
    select
        store_id,
        product_id,
        ds,
        cast(y as decimal(18, 4)) as sold_units,
        {{ rounded(ratio('near_units', 'near_days'), 4) }} as expected_units
    from usual
    where not in_stock and y is not null
),

missed as (
    select
        *,
        case
            when expected_units > sold_units then expected_units - sold_units
            when expected_units is not null then 0
        end as lost_units
    from empty_days
),

final as (
    select
        missed.store_id,
        missed.product_id,
        missed.ds,
        missed.sold_units,
        missed.expected_units,
        cast(missed.lost_units as decimal(18, 4)) as lost_units,
        products.unit_price,
        cast(
            {{ money('cast(missed.lost_units as decimal(18, 4)) * products.unit_price') }}
            as decimal(18, 4)
        ) as lost_sales,
        cast(
            {{ money(
                'cast(missed.lost_units as decimal(18, 4))'
                ~ ' * (products.unit_price - products.unit_cost)'
            ) }} as decimal(18, 4)
        ) as lost_profit
    from missed
    left join products on missed.product_id = products.product_id
)

select * from final
