-- Every sale line that was landed, whatever kind of file told it; cleaning starts here. What a
-- line does not say of its order is completed by the only head with its number, and what it does
-- not say of money by the price list: its store's price on its day, else that of every store.
with sales as (
    select * from {{ ref('stg_sales') }}
),

of_receipts as (
    select * from {{ ref('int_receipt_sales') }}
),

heads as (
    select
        *,
        coalesce(store_id, store_name) as known_store_id
    from {{ ref('int_receipt_heads') }}
    where heads = 1
),

completed as (
    select
        sales._batch_id,
        sales._row_number,
        sales._landed_at,
        sales._extra,
        sales.content_hash,
        sales.sold_at,
        sales.sold_time,
        sales.day,
        sales.order_id,
        case
            when sales.store_is_unknown then coalesce(heads.known_store_id, sales.store_id)
            else sales.store_id
        end as store_id,
        sales.product_id,
        sales.store_is_unknown and heads.known_store_id is null as store_is_unknown,
        case
            when sales.store_is_unknown
                then heads.store_id is null and heads.store_name is not null
            else sales.store_is_named
        end as store_is_named,
        sales.product_is_named,
        coalesce(sales.customer_id, heads.customer_id) as customer_id,
        coalesce(sales.channel, heads.channel) as channel,
        coalesce(sales.promotion, heads.promotion) as promotion,
        coalesce(sales.currency, heads.currency) as currency,
        coalesce(sales.status, heads.status) as status,
        coalesce(sales.country, heads.country) as country,
        coalesce(sales.region, heads.region) as region,
        coalesce(sales.city, heads.city) as city,
        coalesce(sales.store_name, heads.store_name) as store_name,
        sales.product_name,
        sales.category,
        sales.brand,
        sales.quantity,
        sales.unit_price,
        sales.discount,
        sales.revenue,
        sales.unit_cost
    from sales
    left join heads
        on
            sales.order_id = heads.order_id
            and (
                sales.store_is_unknown
                or heads.known_store_id is null
                or sales.store_id = heads.known_store_id
            )
),

told as (
    select * from completed
    union all
    select * from of_receipts
),

list_prices as (
    select * from {{ ref('int_list_prices') }}
),

priced as (
    select
        told.*,
        coalesce(own.price, common.price) as list_price
    from told
    left join list_prices as own
        on
            told.store_id = own.store_id
            and told.product_id = own.product_id
            and told.day >= own.valid_from
            and told.day < own.valid_until
            and told.revenue is null
            and told.unit_price is null
    left join list_prices as common
        on
            common.store_id = ''
            and told.product_id = common.product_id
            and told.day >= common.valid_from
            and told.day < common.valid_until
            and told.revenue is null
            and told.unit_price is null
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        _extra,
        content_hash,
        sold_at,
        sold_time,
        day,
        order_id,
        store_id,
        product_id,
        store_is_unknown,
        store_is_named,
        product_is_named,
        customer_id,
        channel,
        promotion,
        currency,
        status,
        country,
        region,
        city,
        store_name,
        product_name,
        category,
        brand,
        quantity,
        coalesce(unit_price, list_price) as unit_price,
        discount,
        coalesce(revenue, {{ money('quantity * list_price - coalesce(discount, 0)') }}) as revenue,
        unit_cost
    from priced
)

select * from final
