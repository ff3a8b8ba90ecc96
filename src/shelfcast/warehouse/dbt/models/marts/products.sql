with master as (
    select * from {{ ref('int_products_cleaned') }}
),

mentions as (
    select * from {{ ref('int_product_mentions') }}
),

latest_prices as (
    select * from {{ ref('int_latest_prices') }}
),

order_costs as (
    select * from {{ ref('int_order_costs') }}
),

names as (
    {{ most_frequent('mentions', 'product_id', 'product_name') }}
),

categories as (
    {{ most_frequent('mentions', 'product_id', 'category') }}
),

brands as (
    {{ most_frequent('mentions', 'product_id', 'brand') }}
),

code_labels as (
    select * from {{ ref('int_code_labels') }}
    where label_column = 'product_name'
),

services as (
    select * from {{ ref('int_services') }}
),

sold as (
    select
        product_id,
        min(first_sold_on) as first_sold_on,
        max(last_sold_on) as last_sold_on
    from mentions
    group by product_id
),

codes as (
    select product_id from master
    union
    select product_id from sold
),

final as (
    select
        codes.product_id,
        coalesce(
            master.product_name, code_labels.label, names.product_name, codes.product_id
        ) as product_name,
        coalesce(master.category, categories.category, 'uncategorised') as category,
        master.subcategory,
        coalesce(master.brand, brands.brand) as brand,
        cast(
            coalesce(master.unit_cost, latest_prices.unit_cost, order_costs.unit_cost)
            as decimal(18, 4)
        ) as unit_cost,
        cast(
            coalesce(master.unit_price, latest_prices.unit_price) as decimal(18, 4)
        ) as unit_price,
        master.pack_size,
        master.minimum_order,
        master.supplier_id,
        master.lead_time,
        master.shelf_life,
        services.product_id is not null as is_service,
        sold.first_sold_on,
        sold.last_sold_on
    from codes
    left join master on codes.product_id = master.product_id
    left join names on codes.product_id = names.product_id
    left join categories on codes.product_id = categories.product_id
    left join brands on codes.product_id = brands.product_id
    left join code_labels on codes.product_id = code_labels.code
    left join services on codes.product_id = services.product_id
    left join sold on codes.product_id = sold.product_id
    left join latest_prices on codes.product_id = latest_prices.product_id
    left join order_costs on codes.product_id = order_costs.product_id
)

select * from final
