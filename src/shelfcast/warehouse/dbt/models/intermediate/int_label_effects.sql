-- A row a name that was changed on a sale line or in a master.
with of_lines as (
    select * from {{ ref('int_relabelled_lines') }}
),

changed as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
),

products as (
    select * from {{ ref('stg_products') }}
),

products_cleaned as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('stg_stores') }}
),

stores_cleaned as (
    select * from {{ ref('int_stores_cleaned') }}
),

customers as (
    select * from {{ ref('stg_customers') }}
),

customers_cleaned as (
    select * from {{ ref('int_customers_cleaned') }}
),

of_masters as (
    {%- for dataset, key, columns in [
        ('products', 'product_id', ['product_name', 'category', 'subcategory', 'brand']),
        ('stores', 'store_id', ['store_name', 'region', 'city', 'country']),
        ('customers', 'customer_id', ['region', 'city', 'country']),
    ] %}
    {%- set last_dataset = loop.last %}
    {%- for column in columns %}
    select
        '{{ dataset }}' as dataset,
        {{ dataset }}._batch_id,
        {{ dataset }}._row_number,
        '{{ column }}' as column_name,
        {{ dataset }}.{{ column }} as before,
        {{ dataset }}_cleaned.{{ column }} as after
    from {{ dataset }}
    inner join {{ dataset }}_cleaned
        on {{ dataset }}.{{ key }} = {{ dataset }}_cleaned.{{ key }}
    where {{ dataset }}.{{ column }} <> {{ dataset }}_cleaned.{{ column }}
    {{ 'union all' if not (last_dataset and loop.last) }}
    {%- endfor %}
    {%- endfor %}
),

final as (
    select
        'sales' as dataset,
        of_lines._batch_id,
        of_lines._row_number,
        of_lines.column_name,
        of_lines.before,
        of_lines.after,
        of_lines.reason,
        changed.revenue
    from of_lines
    inner join changed
        on
            of_lines._batch_id = changed._batch_id
            and of_lines._row_number = changed._row_number
    union all
    select
        dataset,
        _batch_id,
        _row_number,
        column_name,
        before,
        after,
        'a label file, or the spelling on most lines' as reason,
        cast(null as decimal(18, 4)) as revenue
    from of_masters
)

select * from final
