{{ config(materialized=month_by_month(), day='month', touched='int_touched_line_months') }}

{%- set fills_prices = 'unit_price' in filled_columns() %}

-- What the rules begin with. Only a price that was missing changes what a line brings; where none
-- is filled in, the lines as they are shown tell the same, and are at hand.
-- depends_on: {{ ref('int_gathered_lines') }} {{ ref('int_changed_lines') }}
with lines as (
    select
        *,
        {{ truncate_to('month', 'day') }} as month
    from {{ ref('int_gathered_lines') if fills_prices else ref('int_changed_lines') }}
    where {{ in_months('sold_at', ref('int_touched_line_months')) }}
),

final as (
    select
        month,
        count(*) as lines,
        coalesce(sum(quantity), 0) as quantity,
        coalesce(sum(revenue), 0) as revenue
    from lines
    group by month
)

select * from final
