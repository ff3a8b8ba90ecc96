-- Over the whole months from a product's first sale to the last whole month; a month without a sale
-- is a zero. The standard deviation is of all months (n, not n - 1).
with sales_by_month as (
    select * from {{ ref('sales_by_month') }}
),

products as (
    select * from {{ ref('products') }}
),

months as (
    select * from {{ ref('int_months') }}
    where is_whole
),

last_month as (
    select max(month) as month from months
),

goods as (
    select
        products.product_id,
        products.product_name,
        products.category,
        products.last_sold_on,
        count(months.month) as months
    from products
    left join months on {{ truncate_to('month', 'products.first_sold_on') }} <= months.month
    where not products.is_service and products.first_sold_on is not null
    group by
        products.product_id,
        products.product_name,
        products.category,
        products.last_sold_on
),

sold as (
    select
        sales_by_month.product_id,
        sales_by_month.month,
        cast(sum(sales_by_month.units) as {{ double_type() }}) as units,
        sum(sales_by_month.units + sales_by_month.returned_units) as sold_units
    from sales_by_month
    inner join months on sales_by_month.month = months.month
    group by sales_by_month.product_id, sales_by_month.month
),

summed as (
    select
        product_id,
        sum(case when sold_units > 0 then 1 else 0 end) as months_active,
        sum(units) as units,
        sum(units * units) as squares
    from sold
    group by product_id
),

averaged as (
    select
        goods.*,
        coalesce(summed.months_active, 0) as months_active,
        coalesce(summed.units, 0) / nullif(goods.months, 0) as monthly_units,
        coalesce(summed.squares, 0) / nullif(goods.months, 0) as mean_square
    from goods
    left join summed on goods.product_id = summed.product_id
),

spread as (
    select
        *,
        {{ ratio('months_active', 'months') }} as share_of_months,
        case
            when mean_square > monthly_units * monthly_units
                then sqrt(mean_square - monthly_units * monthly_units)
            else 0
        end as deviation
    from averaged
),

varied as (
    select
        *,
        case
            when months >= 2 and monthly_units > 0
                then cast(deviation / monthly_units as decimal(18, 6))
        end as variation
    from spread
),

final as (
    select
        varied.product_id,
        varied.product_name,
        varied.category,
        varied.months,
        cast(varied.months_active as bigint) as months_active,
        varied.share_of_months,
        varied.monthly_units,
        case when varied.months > 0 then varied.deviation end as deviation,
        cast(varied.variation as decimal(18, 6)) as variation,
        case
            when varied.months < {{ var('consistency_months') }} then 'too new'
            when varied.last_sold_on < {{ add_months('last_month.month', -2) }} then 'ended'
            when varied.variation is null or varied.share_of_months < 0.5 then 'occasional'
            when varied.variation <= {{ var('xyz_x_variation') }} then 'steady'
            when varied.variation <= {{ var('xyz_y_variation') }} then 'variable'
            else 'erratic'
        end as consistency
    from varied
    cross join last_month
)

select * from final
