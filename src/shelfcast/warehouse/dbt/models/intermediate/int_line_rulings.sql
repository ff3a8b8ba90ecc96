with flags as (
    select * from {{ ref('int_line_flags') }}
),

lines as (
    select * from {{ ref('int_changed_lines') }}
),

ruled as (
    select
        _batch_id,
        _row_number,
        max(case when rule = 'exact_duplicates' then 1 else 0 end) = 1 as is_repeat,
        max(case when rule = 'near_duplicates' then 1 else 0 end) = 1 as is_near_repeat,
        max(case when rule = 'test_rows' then 1 else 0 end) = 1 as is_test,
        max(case when rule = 'cancelled_orders' then 1 else 0 end) = 1 as is_cancelled,
        max(case when rule = 'outliers' then 1 else 0 end) = 1 as is_outlier,
        max(case when action = 'changed' then 1 else 0 end) = 1 as is_turned,
        min(case when action = 'dropped' then rule_order end) as dropped_at
    from flags
    group by _batch_id, _row_number
),

final as (
    select
        ruled.*,
        lines.day,
        lines.quantity,
        lines.revenue
    from ruled
    inner join lines
        on
            ruled._batch_id = lines._batch_id
            and ruled._row_number = lines._row_number
)

select * from final
