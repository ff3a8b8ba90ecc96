-- What a line does not say of money is completed by the price list: its store's price on its day,
-- else that of every store. Cleaning starts here.
with told as (
    select * from {{ ref('int_told_lines') }}
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
        coalesce(
            revenue, {{ amount_of('quantity', 'list_price', 'coalesce(discount, 0)') }}
        ) as revenue,
        unit_cost
    from priced
)

select * from final
