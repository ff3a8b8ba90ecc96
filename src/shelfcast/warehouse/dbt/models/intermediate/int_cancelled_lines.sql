-- Three signs: the status says so; an invoice numbered C and digits takes lines back, where no
-- sale is numbered so; a receipt takes back what it had sold. The k-th line taken back of a
-- customer (or receipt), store, product, price and number is the k-th sold, unless that is later.
with lines as {{ not_kept() }} (
    select
        _batch_id,
        _row_number,
        sold_at,
        order_id,
        store_id,
        product_id,
        customer_id,
        status,
        quantity,
        unit_price,
        abs(quantity) as units,
        {{ is_letter_number('order_id', 'C') }} as is_numbered_c
    from {{ ref('int_changed_lines') }}
    where '{{ rule("cancelled_orders") }}' <> 'off'
),

words as (
    select * from {{ ref('stg_cleaning_words') }}
    where list = 'cancelled'
),

statuses as (
    select
        status,
        {{ only_words('status') }} as phrase
    from lines
    where status is not null
    group by status
),

cancelled_statuses as (
    select distinct statuses.status
    from statuses
    inner join words
        on statuses.phrase = words.word or statuses.phrase like words.word || ' %'
),

numbering as (
    select coalesce(sum(case when quantity > 0 then 1 else 0 end), 0) as sales_numbered_c
    from lines
    where is_numbered_c
),

taken_back as (
    select
        lines.*,
        numbering.sales_numbered_c = 0 and lines.is_numbered_c as is_cancellation
    from lines
    cross join numbering
    where lines.quantity < 0 and lines.order_id is not null
),

negatives as (
    select
        *,
        case when is_cancellation then 'customer' else 'receipt' end as kind,
        case when is_cancellation then customer_id else order_id end as whose,
        row_number() over (
            partition by
                is_cancellation, case when is_cancellation then customer_id else order_id end,
                store_id, product_id, unit_price, units
            order by sold_at, _batch_id, _row_number
        ) as place
    from taken_back
),

-- Only what was ever taken back is looked for among the sales.
sought as (
    select
        kind,
        whose,
        store_id,
        product_id,
        unit_price,
        units
    from negatives
    where whose is not null
    group by kind, whose, store_id, product_id, unit_price, units
),

sales as (
    select
        lines.*,
        sought.kind,
        sought.whose,
        row_number() over (
            partition by
                sought.kind, sought.whose,
                lines.store_id, lines.product_id, lines.unit_price, lines.units
            order by lines.sold_at, lines._batch_id, lines._row_number
        ) as place
    from lines
    inner join sought
        on
            lines.store_id = sought.store_id
            and lines.product_id = sought.product_id
            and lines.unit_price = sought.unit_price
            and lines.units = sought.units
            and case when sought.kind = 'customer' then lines.customer_id else lines.order_id end
            = sought.whose
    where lines.quantity > 0
),

pairs as (
    select
        negatives._batch_id,
        negatives._row_number,
        negatives.order_id,
        negatives.is_cancellation,
        sales._batch_id as sold_batch_id,
        sales._row_number as sold_row_number
    from negatives
    inner join sales
        on
            negatives.kind = sales.kind
            and negatives.whose = sales.whose
            and negatives.store_id = sales.store_id
            and negatives.product_id = sales.product_id
            and negatives.unit_price = sales.unit_price
            and negatives.units = sales.units
            and negatives.place = sales.place
            and negatives.sold_at >= sales.sold_at
),

signs as (
    select
        lines._batch_id,
        lines._row_number,
        'status' as column_name,
        lines.status as before,
        'its status says cancelled' as reason,
        true as can_drop,
        lines.quantity > 0 as can_turn,
        1 as place
    from lines
    inner join cancelled_statuses on lines.status = cancelled_statuses.status
    union all
    select
        _batch_id,
        _row_number,
        'order_id' as column_name,
        order_id as before,
        case
            when is_cancellation then 'a cancellation of an earlier sale'
            else 'taken back on its own receipt'
        end as reason,
        true as can_drop,
        false as can_turn,
        2 as place
    from pairs
    union all
    select
        sold_batch_id as _batch_id,
        sold_row_number as _row_number,
        'order_id' as column_name,
        order_id as before,
        case
            when is_cancellation then 'cancelled by ' || order_id
            else 'sold and taken back on one receipt'
        end as reason,
        true as can_drop,
        false as can_turn,
        3 as place
    from pairs
    union all
    select
        _batch_id,
        _row_number,
        'order_id' as column_name,
        order_id as before,
        'a cancellation without its sale: a return' as reason,
        false as can_drop,
        false as can_turn,
        4 as place
    from negatives
    where is_cancellation
),

ranked as (
    select
        *,
        row_number() over (partition by _batch_id, _row_number order by place, reason) as age
    from signs
),

final as (
    select
        _batch_id,
        _row_number,
        column_name,
        before,
        reason,
        case
            when '{{ rule("cancelled_orders") }}' = 'drop' and can_drop then 'dropped'
            when '{{ rule("cancelled_orders") }}' = 'as_return' and can_turn then 'changed'
            else 'flagged'
        end as action
    from ranked
    where age = 1
)

select * from final
