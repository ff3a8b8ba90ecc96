with effects as (
    select * from {{ ref('rule_effects') }}
),

landed as (
    select
        coalesce(sum(lines), 0) as lines,
        coalesce(sum(quantity), 0) as quantity,
        coalesce(sum(revenue), 0) as revenue
    from {{ ref('int_landed_months') }}
),

rules as (
    {%- for name in rules() %}
    select {{ rule_columns(name) }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

-- A line may have several effects of one rule, one a column.
lines_by_rule as (
    select
        rule,
        dataset,
        sale_key,
        max(case when action = 'flagged' then 1 else 0 end) as is_flagged,
        max(case when action = 'dropped' then 1 else 0 end) as is_dropped,
        max(case when action = 'changed' then 1 else 0 end) as is_changed,
        max(revenue) as revenue,
        sum(quantity_change) as quantity_change,
        sum(revenue_change) as revenue_change
    from effects
    group by rule, dataset, sale_key
),

counted as (
    select
        rule,
        sum(case when dataset = 'sales' then is_flagged else 0 end) as flagged,
        sum(case when dataset = 'sales' then is_dropped else 0 end) as dropped,
        sum(case when dataset = 'sales' then is_changed else 0 end) as changed,
        sum(case when dataset <> 'sales' then 1 else 0 end) as masters_changed,
        sum(case when is_flagged = 1 then revenue else 0 end) as revenue_flagged,
        sum(case when is_dropped = 1 then -revenue_change else 0 end) as revenue_dropped,
        sum(case when is_changed = 1 then revenue_change else 0 end) as revenue_changed,
        sum(quantity_change) as quantity_change,
        sum(revenue_change) as revenue_change
    from lines_by_rule
    group by rule
),

summed as (
    select
        rules.rule,
        rules.rule_order,
        coalesce(counted.flagged, 0) as flagged,
        coalesce(counted.dropped, 0) as dropped,
        coalesce(counted.changed, 0) as changed,
        coalesce(counted.masters_changed, 0) as masters_changed,
        coalesce(counted.revenue_flagged, 0) as revenue_flagged,
        coalesce(counted.revenue_dropped, 0) as revenue_dropped,
        coalesce(counted.revenue_changed, 0) as revenue_changed,
        landed.lines - sum(coalesce(counted.dropped, 0)) over (
            order by rules.rule_order rows between unbounded preceding and current row
        ) as lines_out,
        landed.quantity + sum(coalesce(counted.quantity_change, 0)) over (
            order by rules.rule_order rows between unbounded preceding and current row
        ) as quantity_out,
        landed.revenue + sum(coalesce(counted.revenue_change, 0)) over (
            order by rules.rule_order rows between unbounded preceding and current row
        ) as revenue_out
    from rules
    cross join landed
    left join counted on rules.rule = counted.rule
),

final as (
    select
        rule,
        rule_order,
        cast(lines_out + dropped as bigint) as lines_in,
        cast(flagged as bigint) as flagged,
        cast(changed as bigint) as changed,
        cast(dropped as bigint) as dropped,
        cast(lines_out as bigint) as lines_out,
        cast(masters_changed as bigint) as masters_changed,
        cast(revenue_out + revenue_dropped - revenue_changed as decimal(18, 4)) as revenue_in,
        cast(revenue_flagged as decimal(18, 4)) as revenue_flagged,
        cast(revenue_changed as decimal(18, 4)) as revenue_changed,
        cast(revenue_dropped as decimal(18, 4)) as revenue_dropped,
        cast(revenue_out as decimal(18, 4)) as revenue_out,
        cast(quantity_out as decimal(18, 4)) as quantity_out
    from summed
)

select * from final
