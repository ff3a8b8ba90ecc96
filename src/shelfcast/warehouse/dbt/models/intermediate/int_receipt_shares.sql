-- What of an order's money falls on each of its lines, to the cent: each line has the whole cents
-- of its share, and those with the largest remainders one more, until nothing is left.
-- A discount of the order is spread over the line amounts unless it is in them already; the total
-- of an order whose lines tell no amount is spread over the quantities.
with lines as (
    select * from {{ ref('stg_receipt_lines') }}
),

heads as (
    select * from {{ ref('int_receipt_heads') }}
),

matched as (
    select
        lines._batch_id,
        lines._row_number,
        lines.order_id,
        lines.amount,
        lines.quantity,
        heads.total,
        heads.order_discount,
        sum(lines.amount) over (partition by lines.order_id) as lines_total,
        sum(lines.discount) over (partition by lines.order_id) as lines_discount,
        count(lines.amount) over (partition by lines.order_id) as amounts,
        count(*) over (partition by lines.order_id) as lines_in_order
    from lines
    inner join heads on lines.order_id = heads.order_id
),

discounted as (
    select
        *,
        case when lines_total < 0 then -order_discount else order_discount end as discount
    from matched
),

meant as (
    select
        *,
        case
            when amounts = 0 and total is not null then 'total'
            when amounts < lines_in_order then 'unknown'
            when abs(total - lines_total) <= 0.01 then 'net'
            when abs(total - lines_total + discount) <= 0.01 then 'discount'
            when total is not null then 'differs'
            when coalesce(discount, 0) = 0 then 'net'
            when abs(abs(lines_discount) - order_discount) <= 0.01 then 'net'
            else 'discount'
        end as meaning
    from discounted
),

spread as (
    select
        *,
        case meaning
            when 'total' then total
            when 'discount' then coalesce(lines_total - total, discount)
            else 0
        end as to_spread,
        case when meaning = 'total' then abs(quantity) else amount end as weight
    from meant
),

weighed as (
    select
        *,
        case when to_spread = round(to_spread, 2) then 100 else 10000 end as parts_of_one,
        sum(weight) over (partition by order_id) as weights
    from spread
),

shared as (
    select
        *,
        floor(
            cast(to_spread * parts_of_one as {{ double_type() }})
            * case
                when weights = 0 or weights is null then 1.0 / lines_in_order
                else
                    cast(coalesce(weight, 0) as {{ double_type() }})
                    / cast(weights as {{ double_type() }})
            end * 1000000000 + 0.5
        ) / 1000000000 as parts
    from weighed
),

ranked as (
    select
        *,
        to_spread * parts_of_one - sum(floor(parts)) over (partition by order_id) as parts_left,
        row_number() over (
            partition by order_id
            order by parts - floor(parts) desc, _batch_id asc, _row_number asc
        ) as place
    from shared
),

final as (
    select
        _batch_id,
        _row_number,
        order_id,
        meaning,
        cast(
            (floor(parts) + case when place <= round(parts_left) then 1 else 0 end) / parts_of_one
            as decimal(18, 4)
        ) as share
    from ranked
)

select * from final
