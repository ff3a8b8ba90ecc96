-- The version of a history that holds is the row that the master has.
{%- set masters = [
    ('products_history', 'stg_products', 'product_id'),
    ('stores_history', 'stg_stores', 'store_id'),
    ('customers_history', 'stg_customers', 'customer_id')
] %}
{%- for history, master, key in masters %}
select
    '{{ history }}' as model,
    coalesce(history.{{ key }}, master.{{ key }}) as key_value
from (
    select * from {{ ref(history) }}
    where is_current
) as history
full outer join {{ ref(master) }} as master on history.{{ key }} = master.{{ key }}
where history.{{ key }} is null or master.{{ key }} is null
{{ 'union all' if not loop.last }}
{%- endfor %}
