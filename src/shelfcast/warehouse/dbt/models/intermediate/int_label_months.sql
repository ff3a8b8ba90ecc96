{{ config(materialized=month_by_month(), day='month', touched='int_touched_told_months') }}

with lines as (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('int_told_lines') }}
    where {{ in_months('sold_at', ref('int_touched_told_months')) }}
),

-- The lines are read once; what names stand together is little.
together as (
    select
        month,
        {{ label_columns() | join(', ') }},
        count(*) as lines
    from lines
    group by month, {{ label_columns() | join(', ') }}
),

told as (
    {{ label_values('together', label_columns(), also='month', counted='lines') }}
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
