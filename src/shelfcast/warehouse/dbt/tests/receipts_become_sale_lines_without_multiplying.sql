-- Each line with a head, and each head that stands for its lines, is one sale line and no more.
with account as (
    select * from {{ ref('receipts_account') }}
),

sales as (
    select count(*) as lines
    from {{ ref('stg_sales') }}
),

gathered as (
    select coalesce(sum(lines), 0) as lines
    from {{ ref('int_landed_months') }}
)

select account.*
from account
cross join sales
cross join gathered
where
    account.sale_lines <> account.matched_lines + account.headers_as_lines
    or gathered.lines <> sales.lines + account.sale_lines
