{{ config(
    materialized=month_by_month(),
    day='day',
    touched='int_touched_sales_months',
    computed={'sale_key': sale_key(batch='_cell_batch')},
    where_untold={
        'order_id': ['order_id', 'null'],
        'customer_id': ['customer_id', 'null'],
        'channel': ['channel', 'null'],
        'promotion': ['promotion', 'null'],
        'currency': ['currency', 'null'],
        'status': ['status', 'null'],
        'discount': ['discount', 'null']
    },
    post_hook='{{ set_changed_flags() }}'
) }}

-- depends_on: {{ ref('int_changed_rulings') }}
with lines as (
    select * from {{ ref('int_sales_cleaned') }}
    where {{ in_months('day', ref('int_touched_sales_months')) }}
),

products as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('int_stores_cleaned') }}
),

completed as (
    select
        lines.*,
        coalesce(lines.country, stores.country) as known_country,
        coalesce(lines.unit_cost, products.unit_cost) as known_unit_cost
    from lines
    left join products on lines.product_id = products.product_id
    left join stores on lines.store_id = stores.store_id
),

costed as (
    select
        *,
        {{ amount_of('quantity', 'known_unit_cost') }} as cost
    from completed
),

final as (
    select
        {{ sale_key() }} as sale_key,
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
        status,
        cast(quantity as decimal(18, 4)) as quantity,
        cast(unit_price as decimal(18, 4)) as unit_price,
        cast(discount as decimal(18, 4)) as discount,
        cast(revenue as decimal(18, 4)) as revenue,
        cast(known_unit_cost as decimal(18, 4)) as unit_cost,
        cast(cost as decimal(18, 4)) as cost,
        cast(revenue - cost as decimal(18, 4)) as gross_profit,
        coalesce(quantity < 0, false) as is_return,
        is_repeat,
        is_near_repeat,
        is_cancelled,
        is_test,
        is_outlier,
        {{ batch_of('_batch_id') }} as _batch_id,
        _row_number,
        _batch_id as _cell_batch
    from costed
)

select * from final
