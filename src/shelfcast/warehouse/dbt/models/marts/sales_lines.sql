with lines as (
    select * from {{ ref('stg_sales') }}
),

repeated as (
    select * from {{ ref('int_repeated_lines') }}
),

products as (
    select * from {{ ref('stg_products') }}
),

stores as (
    select * from {{ ref('stg_stores') }}
),

completed as (
    select
        lines.*,
        coalesce(lines.country, stores.country) as known_country,
        coalesce(lines.unit_cost, products.unit_cost) as known_unit_cost,
        lines.quantity * coalesce(lines.unit_cost, products.unit_cost) as known_cost,
        repeated._row_number is not null as is_repeat
    from lines
    left join repeated
        on
            lines._batch_id = repeated._batch_id
            and lines._row_number = repeated._row_number
    left join products on lines.product_id = products.product_id
    left join stores on lines.store_id = stores.store_id
),

costed as (
    select
        *,
        {{ money('known_cost') }} as cost
    from completed
),

final as (
    select
        _batch_id || ':' || cast(_row_number as {{ text_type() }}) as sale_key,
        sold_at,
        day,
        order_id,
        store_id,
        product_id,
        customer_id,
        channel,
        promotion,
        currency,
        known_country as country,
        quantity,
        unit_price,
        discount,
        revenue,
        known_unit_cost as unit_cost,
        cost,
        cast(revenue - cost as decimal(18, 4)) as gross_profit,
        coalesce(quantity < 0, false) as is_return,
        is_repeat,
        _batch_id,
        _row_number
    from costed
)

select * from final
