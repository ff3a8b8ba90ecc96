-- How much each batch of a dataset brought, the newest first.
{%- set datasets = [
    'sales', 'products', 'stores', 'customers', 'stock', 'availability', 'prices', 'promotions',
    'calendar', 'purchase_orders', 'targets', 'events', 'receipts', 'receipt_lines', 'labels'
] %}

with counted as (
    {%- for dataset in datasets %}
    select
        '{{ dataset }}' as dataset,
        _batch_id as batch_id,
        count(*) as row_count,
        cast(max(_landed_at) as date) as landed_on,
        max(_landed_at) as landed_at
    from {{ source('raw', dataset) }}
    group by _batch_id
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

final as (
    select
        *,
        row_number() over (
            partition by dataset order by landed_at desc, batch_id desc
        ) as age
    from counted
)

select * from final
