-- Until when a product is new. What was already sold in the first days of the files cannot be told
-- to be new.
with products as (
    select * from {{ ref('products') }}
),

trading_days as (
    select * from {{ ref('int_trading_days') }}
),

opening as (
    select {{ add_days('min(day)', var('new_product_days')) }} as known_from
    from trading_days
),

final as (
    select
        products.product_id,
        products.category,
        case
            when products.first_sold_on >= opening.known_from
                then {{ add_days('products.first_sold_on', var('new_product_days')) }}
        end as new_until
    from products
    cross join opening
)

select * from final
