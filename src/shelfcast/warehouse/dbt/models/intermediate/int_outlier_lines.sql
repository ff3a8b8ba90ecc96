with lines as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
    where '{{ rule("outliers") }}' <> 'off'
),

outlying as (
    select * from {{ ref('int_outlying_values') }}
),

final as (
    select
        lines._batch_id,
        lines._row_number,
        outlying.measure as column_name,
        lines.quantity as amount,
        outlying.reason
    from lines
    inner join outlying
        on
            outlying.measure = 'quantity'
            and lines.product_id = outlying.product_id
            and abs(lines.quantity) = outlying.amount
    union all
    select
        lines._batch_id,
        lines._row_number,
        outlying.measure as column_name,
        lines.unit_price as amount,
        outlying.reason
    from lines
    inner join outlying
        on
            outlying.measure = 'unit_price'
            and lines.product_id = outlying.product_id
            and lines.unit_price = outlying.amount
    union all
    select
        _batch_id,
        _row_number,
        'unit_price' as column_name,
        unit_price as amount,
        'a price below nothing' as reason
    from lines
    where unit_price < 0
)

select * from final
