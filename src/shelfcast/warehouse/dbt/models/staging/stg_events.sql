-- What was done, in the funnel's own three words where it is one of its steps.
with source as (
    select
        *,
        {{ lowered("replace(replace(replace(event_type, ' ', ''), '_', ''), '-', '')") }}
            as event_word
    from {{ source('raw', 'events') }}
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        occurred_at,
        cast(occurred_at as date) as day,
        user_id,
        session_id,
        store_id,
        product_id,
        event_type,
        price,
        case
            when event_word in (
                'view', 'pageview', 'productview', 'viewitem', 'viewproduct', 'detail',
                'detailview', 'click', 'clicked', 'visit', 'browse', 'pv'
            ) then 'VIEW'
            when event_word in (
                'cart', 'addtocart', 'addcart', 'add', 'basket', 'addtobasket', 'atc'
            ) then 'CART'
            when event_word in (
                'purchase', 'purchased', 'buy', 'bought', 'order', 'ordered', 'transaction',
                'sale', 'paid', 'payment'
            ) then 'PURCHASE'
            else 'OTHER'
        end as step
    from source
)

select * from final
