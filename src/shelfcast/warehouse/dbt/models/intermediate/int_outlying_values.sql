-- Judged on a scale of factors (the logarithm), by the median and the median deviation from it,
-- each over the lines of the product: the lower of two middle values. The scale is at least 0.5
-- for quantities and 0.3 for prices: six where most buy one, or twice the price, is not strange.
-- Source: Iglewicz and Hoaglin (1993), How to Detect and Handle Outliers, for 1.4826.
with lines as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
    where '{{ rule("outliers") }}' <> 'off'
),

told as (
    select
        product_id,
        'quantity' as measure,
        abs(quantity) as amount,
        count(*) as lines
    from lines
    where quantity <> 0
    group by product_id, abs(quantity)
    union all
    select
        product_id,
        'unit_price' as measure,
        unit_price as amount,
        count(*) as lines
    from lines
    where unit_price > 0
    group by product_id, unit_price
),

placed as (
    select
        *,
        sum(lines) over (
            partition by product_id, measure order by amount
            rows between unbounded preceding and current row
        ) as lines_up_to,
        sum(lines) over (partition by product_id, measure) as lines_in_all
    from told
),

medians as (
    select
        product_id,
        measure,
        min(amount) as median_amount
    from placed
    where 2 * lines_up_to >= lines_in_all
    group by product_id, measure
),

deviations as (
    select
        placed.product_id,
        placed.measure,
        placed.amount,
        placed.lines,
        placed.lines_in_all,
        medians.median_amount,
        abs(
            ln(
                cast(placed.amount as {{ double_type() }})
                / cast(medians.median_amount as {{ double_type() }})
            )
        ) as deviation
    from placed
    inner join medians
        on
            placed.product_id = medians.product_id
            and placed.measure = medians.measure
),

deviations_placed as (
    select
        *,
        sum(lines) over (
            partition by product_id, measure order by deviation, amount
            rows between unbounded preceding and current row
        ) as lines_up_to
    from deviations
),

scales as (
    select
        product_id,
        measure,
        greatest(
            1.4826 * min(deviation), case measure when 'quantity' then 0.5 else 0.3 end
        ) as scale
    from deviations_placed
    where 2 * lines_up_to >= lines_in_all
    group by product_id, measure
),

judged as (
    select
        deviations.product_id,
        deviations.measure,
        deviations.amount,
        deviations.median_amount,
        deviations.measure = 'unit_price'
        and deviations.deviation >= ln({{ rule('impossible_price_ratio') }}) as is_impossible,
        deviations.deviation > {{ rule('outlier_threshold') }} * scales.scale as is_far
    from deviations
    inner join scales
        on
            deviations.product_id = scales.product_id
            and deviations.measure = scales.measure
    where deviations.lines_in_all >= 8
),

final as (
    select
        product_id,
        measure,
        amount,
        case when is_impossible then 'impossible' else 'far' end
        || ' beside the median, '
        || cast(median_amount as {{ text_type() }}) as reason
    from judged
    where is_impossible or is_far
)

select * from final
