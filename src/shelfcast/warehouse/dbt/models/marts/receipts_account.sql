with receipts as (
    select * from {{ ref('stg_receipts') }}
),

lines as (
    select * from {{ ref('stg_receipt_lines') }}
),

shares as (
    select * from {{ ref('int_receipt_shares') }}
),

unmatched as (
    select * from {{ ref('unmatched_receipt_lines') }}
),

sales as (
    select * from {{ ref('int_receipt_sales') }}
),

plain_orders as (
    select sales.order_id
    from {{ ref('stg_sales') }} as sales
    inner join receipts on sales.order_id = receipts.order_id
    group by sales.order_id
),

line_orders as (
    select order_id
    from lines
    group by order_id
),

line_counts as (
    select count(*) as lines
    from lines
),

unmatched_counts as (
    select
        count(*) as unmatched_lines,
        coalesce(sum(amount), 0) as unmatched_amount
    from unmatched
),

head_counts as (
    select
        count(*) as headers,
        coalesce(sum(case when line_orders.order_id is not null then 1 else 0 end), 0)
            as headers_with_lines,
        coalesce(
            sum(
                case
                    when line_orders.order_id is null and plain_orders.order_id is not null then 1
                    else 0
                end
            ), 0
        ) as headers_of_sales_lines,
        coalesce(
            sum(
                case
                    when
                        line_orders.order_id is null
                        and plain_orders.order_id is null
                        and receipts.revenue is not null
                        then 1
                    else 0
                end
            ), 0
        ) as headers_as_lines
    from receipts
    left join line_orders on receipts.order_id = line_orders.order_id
    left join plain_orders on receipts.order_id = plain_orders.order_id
),

order_counts as (
    select
        count(distinct case when meaning in ('discount', 'total') then order_id end)
            as orders_spread,
        count(distinct case when meaning = 'differs' then order_id end) as orders_that_differ
    from shares
),

sale_counts as (
    select count(*) as sale_lines
    from sales
),

counted as (
    select
        head_counts.headers,
        head_counts.headers_with_lines,
        head_counts.headers_of_sales_lines,
        head_counts.headers_as_lines,
        head_counts.headers
        - head_counts.headers_with_lines
        - head_counts.headers_of_sales_lines
        - head_counts.headers_as_lines as headers_without_amount,
        line_counts.lines,
        line_counts.lines - unmatched_counts.unmatched_lines as matched_lines,
        unmatched_counts.unmatched_lines as unmatched_receipt_lines,
        unmatched_counts.unmatched_amount,
        order_counts.orders_spread,
        order_counts.orders_that_differ,
        sale_counts.sale_lines
    from head_counts
    cross join line_counts
    cross join unmatched_counts
    cross join order_counts
    cross join sale_counts
),

final as (
    select
        cast(headers as bigint) as headers,
        cast(headers_with_lines as bigint) as headers_with_lines,
        cast(headers_of_sales_lines as bigint) as headers_of_sales_lines,
        cast(headers_as_lines as bigint) as headers_as_lines,
        cast(headers_without_amount as bigint) as headers_without_amount,
        cast(lines as bigint) as lines,
        cast(matched_lines as bigint) as matched_lines,
        cast(unmatched_receipt_lines as bigint) as unmatched_receipt_lines,
        cast(unmatched_amount as decimal(18, 4)) as unmatched_amount,
        cast(orders_spread as bigint) as orders_spread,
        cast(orders_that_differ as bigint) as orders_that_differ,
        cast(sale_lines as bigint) as sale_lines
    from counted
)

select * from final
