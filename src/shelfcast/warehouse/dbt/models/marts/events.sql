with stg_events as (
    select * from {{ ref('stg_events') }}
),

final as (
    select
        {{ sale_key() }} as event_key,
        occurred_at,
        day,
        {{ truncate_to('month', 'day') }} as month,
        user_id,
        session_id,
        store_id,
        product_id,
        event_type,
        step,
        price,
        _batch_id,
        _row_number
    from stg_events
)

select * from final
