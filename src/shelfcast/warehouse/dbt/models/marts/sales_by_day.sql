with sales_lines as (
    select * from {{ ref('sales_lines') }}
),

final as (
    select
        store_id,
        product_id,
        day,
        {{ sales_measures() }},
        cast(sum(case when quantity > 0 then quantity else 0 end) as decimal(18, 4)) as sold_units,
        cast(
            sum(case when quantity > 0 then revenue end) as {{ double_type() }}
        ) / nullif(
            cast(
                sum(case when quantity > 0 and revenue is not null then quantity end)
                as {{ double_type() }}
            ),
            0
        ) as mean_price,
        max(case when promotion is not null then 1 else 0 end) = 1 as has_promotion
    from sales_lines
    group by store_id, product_id, day
)

select * from final
