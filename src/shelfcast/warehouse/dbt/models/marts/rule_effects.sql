with labels as (
    select * from {{ ref('int_label_effects') }}
),

filled as (
    select * from {{ ref('int_filled_values') }}
),

flags as (
    select * from {{ ref('int_line_flags') }}
),

rulings as (
    select * from {{ ref('int_line_rulings') }}
),

cleaned as (
    select * from {{ ref('int_kept_lines') }}
),

services as (
    select * from {{ ref('int_services') }}
),

batches as (
    select * from {{ ref('stg_batches') }}
),

-- What a line was when the rule that dropped or turned it saw it.
judged as (
    select
        flags.*,
        rulings.quantity,
        rulings.revenue
    from flags
    inner join rulings
        on
            flags._batch_id = rulings._batch_id
            and flags._row_number = rulings._row_number
    where rulings.dropped_at is null or flags.rule_order <= rulings.dropped_at
),

effects as (
    select
        {{ rule_columns('labels') }},
        'changed' as action,
        dataset,
        _batch_id,
        _row_number,
        column_name,
        before,
        after,
        reason,
        0 as quantity_change,
        revenue,
        0 as revenue_change
    from labels
    union all
    select
        {{ rule_columns('missing_values') }},
        'changed' as action,
        'sales' as dataset,
        _batch_id,
        _row_number,
        column_name,
        null as before,
        after,
        'it was missing' as reason,
        0 as quantity_change,
        revenue,
        revenue_change
    from filled
    union all
    select
        rule,
        rule_order,
        action,
        'sales' as dataset,
        _batch_id,
        _row_number,
        case when action = 'changed' then 'quantity' else column_name end as column_name,
        case when action = 'changed' then cast(quantity as {{ text_type() }}) else before end
            as before,
        case when action = 'changed' then cast(-quantity as {{ text_type() }}) end as after,
        reason,
        coalesce(case action when 'dropped' then -quantity when 'changed' then -2 * quantity end, 0)
            as quantity_change,
        revenue,
        coalesce(case action when 'dropped' then -revenue when 'changed' then -2 * revenue end, 0)
            as revenue_change
    from judged
    union all
    select
        {{ rule_columns('non_product_codes') }},
        'flagged' as action,
        'sales' as dataset,
        cleaned._batch_id,
        cleaned._row_number,
        'product_id' as column_name,
        cleaned.product_id as before,
        null as after,
        services.reason,
        0 as quantity_change,
        cleaned.revenue,
        0 as revenue_change
    from cleaned
    inner join services on cleaned.product_id = services.product_id
),

final as (
    select
        effects.rule,
        effects.rule_order,
        effects.action,
        effects.dataset,
        {{ sale_key('effects.') }} as sale_key,
        batches.file,
        effects.column_name,
        effects.before,
        effects.after,
        effects.reason,
        cast(effects.quantity_change as decimal(18, 4)) as quantity_change,
        cast(effects.revenue as decimal(18, 4)) as revenue,
        cast(effects.revenue_change as decimal(18, 4)) as revenue_change,
        {{ batch_of('effects._batch_id') }} as _batch_id,
        effects._row_number
    from effects
    left join batches on {{ batch_of('effects._batch_id') }} = batches.batch_id
)

select * from final
