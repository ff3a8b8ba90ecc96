{{ config(materialized=month_by_month(), day='month', touched='int_touched_told_months') }}

with lines as {{ not_kept() }} (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('int_told_lines') }}
    where {{ in_months('sold_at', ref('int_touched_told_months')) }}
),

told as (
    {{ label_values('lines', label_columns(), also='month') }}
),

final as (
    select
        month,
        label_column,
        label_value,
        lines
    from told
    where '{{ rule("labels") }}' <> 'off'
)

select * from final
