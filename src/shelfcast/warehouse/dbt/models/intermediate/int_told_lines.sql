-- Every sale line that was landed, whatever kind of file told it. What a line does not say of its
-- order is completed by the only head with its number.
with sales as (
    select * from {{ ref('stg_sales') }}
),

of_receipts as (
    select * from {{ ref('int_receipt_sales') }}
),

heads as (
    select * from {{ ref('int_receipt_heads') }}
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

final as (
    select * from completed
    union all
    select * from of_receipts
)

select * from final
