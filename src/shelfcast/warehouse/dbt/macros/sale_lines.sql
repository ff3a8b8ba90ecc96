{# A query that makes sale lines of a relation with the columns of dataset sales: each with its
   store, product, quantity, unit price and revenue, told or computed. #}
{% macro sale_lines(relation, batch='_batch_id') -%}
    select
        {{ batch }} as _batch_id,
        _row_number,
        _landed_at,
        _extra,
        content_hash,
        sold_at,
        sold_time,
        day,
        order_id,
        coalesce(told_store_id, 'main') as store_id,
        coalesce(told_product_id, 'unknown') as product_id,
        told_store_id is null as store_is_unknown,
        store_is_named,
        product_is_named,
        customer_id,
        channel,
        known_promotion as promotion,
        currency,
        status,
        country,
        region,
        city,
        store_name,
        product_name,
        category,
        brand,
        cast(known_quantity as decimal(18, 4)) as quantity,
        coalesce(
            unit_price, case when quantity <> 0 then {{ money_ratio('revenue', 'quantity') }} end
        ) as unit_price,
        discount,
        coalesce(
            revenue, {{ amount_of('quantity', 'unit_price', 'coalesce(discount, 0)') }}
        ) as revenue,
        unit_cost
    from (
        select
            *,
            cast(sold_at as date) as day,
            coalesce(store_id, store_name) as told_store_id,
            coalesce(product_id, product_name) as told_product_id,
            store_id is null and store_name is not null as store_is_named,
            product_id is null and product_name is not null as product_is_named,
            coalesce(
                quantity, case when revenue < 0 then -1 when revenue is not null then 1 end
            ) as known_quantity,
            case
                when lower(promotion) not in ('', '0', '0.0', 'no', 'n', 'none', 'false', 'f')
                    then promotion
            end as known_promotion,
            {{ row_hash(sale_content()) }} as content_hash
        from {{ relation }}
    ) as named
{%- endmacro %}
