-- ABC by revenue and XYZ by how much monthly demand varies, both over the last months. The product
-- with which the threshold is passed is still of the better class.
with sales_by_month as (
    select * from {{ ref('sales_by_month') }}
),

products as (
    select * from {{ ref('products') }}
),

months as (
    select * from {{ ref('int_months') }}
),

last_month as (
    select max(place) as place from months
),

recent as (
    select
        months.month,
        months.is_whole
    from months
    inner join last_month on months.place > last_month.place - {{ var('class_months') }}
),

goods as (
    select
        products.product_id,
        products.product_name,
        products.category,
        sum(
            case
                when
                    recent.is_whole
                    and {{ truncate_to('month', 'products.first_sold_on') }} <= recent.month
                    then 1
                else 0
            end
        ) as months
    from products
    cross join recent
    where not products.is_service
    group by products.product_id, products.product_name, products.category
),

sold as (
    select
        sales_by_month.product_id,
        recent.month,
        recent.is_whole,
        sum(sales_by_month.revenue) as revenue,
        sum(sales_by_month.units) as units
    from sales_by_month
    inner join recent on sales_by_month.month = recent.month
    group by sales_by_month.product_id, recent.month, recent.is_whole
),

summed as (
    select
        product_id,
        sum(revenue) as revenue,
        sum(units) as units,
        sum(case when is_whole then cast(units as {{ double_type() }}) else 0 end) as whole_units,
        sum(
            case
                when is_whole
                    then cast(units as {{ double_type() }}) * cast(units as {{ double_type() }})
                else 0
            end
        ) as squares
    from sold
    group by product_id
),

measured as (
    select
        goods.*,
        cast(coalesce(summed.revenue, 0) as decimal(18, 4)) as revenue,
        cast(coalesce(summed.units, 0) as decimal(18, 4)) as units,
        coalesce(summed.whole_units, 0) / nullif(goods.months, 0) as monthly_units,
        coalesce(summed.squares, 0) / nullif(goods.months, 0) as mean_square,
        case when summed.revenue > 0 then summed.revenue else 0 end as earned
    from goods
    left join summed on goods.product_id = summed.product_id
),

ranked as (
    select
        *,
        row_number() over (
            order by earned desc, revenue desc, units desc, product_id asc
        ) as place,
        case
            when months >= 2 and monthly_units > 0
                then cast(
                    case
                        when mean_square > monthly_units * monthly_units
                            then sqrt(mean_square - monthly_units * monthly_units)
                        else 0
                    end / monthly_units as decimal(18, 6)
                )
        end as variation
    from measured
),

cumulated as (
    select
        *,
        sum(earned) over (
            order by place rows between unbounded preceding and current row
        ) as cumulative,
        sum(earned) over () as total
    from ranked
),

classed as (
    select
        *,
        {{ ratio('earned', 'total') }} as share,
        {{ ratio('cumulative', 'total') }} as cumulative_share,
        case
            when earned <= 0 then 'C'
            when cumulative - earned < {{ var('abc_a_share') }} * total then 'A'
            when cumulative - earned < {{ var('abc_b_share') }} * total then 'B'
            else 'C'
        end as abc,
        case
            when variation <= {{ var('xyz_x_variation') }} then 'X'
            when variation <= {{ var('xyz_y_variation') }} then 'Y'
            else 'Z'
        end as xyz
    from cumulated
),

final as (
    select
        product_id,
        product_name,
        category,
        revenue,
        units,
        cast(place as bigint) as place,
        share,
        cumulative_share,
        cast(months as bigint) as months,
        monthly_units,
        cast(variation as decimal(18, 6)) as variation,
        abc,
        xyz,
        abc || xyz as class
    from classed
)

select * from final
