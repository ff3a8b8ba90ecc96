-- A list price holds for every store where none is named.
with list_prices as (
    select * from {{ ref('int_list_prices') }}
),

told as (
    select
        nullif(store_id, '') as store_id,
        product_id,
        valid_from,
        case
            when valid_until < cast('9999-12-31' as date) then {{ add_days('valid_until', -1) }}
        end as valid_to,
        price,
        lag(price) over (partition by store_id, product_id order by valid_from) as price_before
    from list_prices
),

final as (
    select
        store_id,
        product_id,
        valid_from,
        valid_to,
        valid_to is null as is_open,
        price,
        cast(price_before as decimal(18, 4)) as price_before,
        {{ ratio('price - price_before', 'price_before') }} as change_rate
    from told
    where price is not null
)

select * from final
