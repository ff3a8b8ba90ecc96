-- No count of stock is lost among the days, and no event among the counts of a day.
with stock_by_day as (
    select count(*) as row_count from {{ ref('stock_by_day') }}
    where day = counted_on
),

counts as (
    select count(*) as row_count from {{ ref('int_stock_counts') }}
),

events_by_day as (
    select coalesce(sum(events), 0) as row_count from {{ ref('events_by_day') }}
),

events as (
    select count(*) as row_count from {{ ref('events') }}
)

select
    stock_by_day.row_count as counts_by_day,
    counts.row_count as counts,
    events_by_day.row_count as events_by_day,
    events.row_count as events
from stock_by_day
cross join counts
cross join events_by_day
cross join events
where
    stock_by_day.row_count <> counts.row_count
    or events_by_day.row_count <> events.row_count
