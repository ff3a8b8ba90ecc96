{{ config(materialized=month_by_month(), day='day', touched='int_touched_line_months') }}

-- The lines with their labels and with what stands for missing values. What no file tells and no
-- setting fills is empty on every line, and is not kept: it takes as long to write as the rest.
with lines as (
    select * from {{ ref('int_gathered_lines') }}
    where {{ in_months('sold_at', ref('int_touched_line_months')) }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

products as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('int_stores_cleaned') }}
),

named as (
    select
        lines._batch_id,
        lines._row_number,
        lines._landed_at,
        lines.content_hash,
        lines.sold_at,
        lines.day,
        lines.order_id,
        lines.customer_id,
        lines.promotion,
        lines.currency,
        lines.status,
        lines.quantity,
        lines.unit_price,
        lines.discount,
        lines.revenue,
        lines.unit_cost,
        case
            when lines.store_is_named then {{ labelled('lines', 'store_name') }}
            else lines.store_id
        end as store_id,
        case
            when lines.product_is_named then {{ labelled('lines', 'product_name') }}
            else lines.product_id
        end as product_id,
        {{ labelled('lines', 'product_name') }} as product_name,
        {{ labelled('lines', 'category') }} as category,
        {{ labelled('lines', 'brand') }} as brand,
        {{ labelled('lines', 'store_name') }} as store_name,
        {{ labelled('lines', 'region') }} as region,
        {{ labelled('lines', 'city') }} as city,
        {{ labelled('lines', 'country') }} as country,
        {{ labelled('lines', 'channel') }} as channel
    from lines
    {{ label_joins('lines', label_columns()) }}
),

completed as (
    select
        {% if filled_columns() -%}
        products.product_name as masters_product_name,
        products.category as masters_category,
        products.brand as masters_brand,
        products.unit_price as masters_unit_price,
        products.unit_cost as masters_unit_cost,
        stores.store_name as masters_store_name,
        stores.region as masters_region,
        stores.city as masters_city,
        stores.country as masters_country,
        {% endif -%}
        named.*
    from named
    {% if filled_columns() -%}
    left join products on named.product_id = products.product_id
    left join stores on named.store_id = stores.store_id
    {% endif %}
),

priced as (
    select
        *,
        {{ filled('unit_price', 'unit_price') }} as known_unit_price,
        {{ filled('unit_cost', 'unit_cost') }} as known_unit_cost
    from completed
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        content_hash,
        sold_at,
        day,
        store_id,
        product_id,
        quantity,
        known_unit_price as unit_price,
        {%- for column in shown_columns() %}
        {{
            'known_unit_cost' if column == 'unit_cost' else filled(column, column)
        }} as {{ column }},
        {%- endfor %}
        {{ completed_revenue() }} as revenue
    from priced
)

select * from final
