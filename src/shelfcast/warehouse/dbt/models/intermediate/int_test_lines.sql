-- Named a test: of the words of the name at least one says so, and no other word says more.
with lines as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
    where '{{ rule("test_rows") }}' <> 'off'
),

products as (
    select * from {{ ref('int_products_cleaned') }}
),

stores as (
    select * from {{ ref('int_stores_cleaned') }}
),

customers as (
    select * from {{ ref('int_customers_cleaned') }}
),

words as (
    select * from {{ ref('stg_cleaning_words') }}
),

told as (
    {%- for column in ['product_id', 'product_name', 'store_id', 'store_name', 'customer_id'] %}
    select
        '{{ column }}' as column_name,
        {{ column }} as told_value,
        {{ column }} as name
    from lines
    group by {{ column }}
    union all
    {%- endfor %}
    select
        'product_id' as column_name,
        product_id as told_value,
        product_name as name
    from products
    union all
    select
        'store_id' as column_name,
        store_id as told_value,
        store_name as name
    from stores
    union all
    select
        'customer_id' as column_name,
        customer_id as told_value,
        customer_name as name
    from customers
),

phrased as (
    select
        column_name,
        told_value,
        name,
        {{ only_words('name') }} as phrase
    from told
    where name is not null
),

parted as (
    {{ word_rows('phrased', ['column_name', 'told_value', 'name'], 'phrase') }}
),

weighed as (
    select
        parted.column_name,
        parted.told_value,
        parted.name,
        count(*) as all_words,
        count(test_words.word) as tests,
        count(beside.word) as others
    from parted
    left join words as test_words
        on test_words.list = 'test' and parted.word = test_words.word
    left join words as beside
        on beside.list = 'beside_test' and parted.word = beside.word
    group by parted.column_name, parted.told_value, parted.name
),

tests as (
    select
        column_name,
        told_value,
        min(name) as name
    from weighed
    where tests > 0 and all_words = tests + others
    group by column_name, told_value
),

found as (
    {%- for column in ['product_id', 'product_name', 'store_id', 'store_name', 'customer_id'] %}
    select
        lines._batch_id,
        lines._row_number,
        tests.column_name,
        tests.name,
        {{ loop.index }} as place
    from lines
    inner join tests
        on
            tests.column_name = '{{ column }}'
            and lines.{{ column }} = tests.told_value
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

ranked as (
    select
        *,
        row_number() over (partition by _batch_id, _row_number order by place) as age
    from found
),

final as (
    select
        _batch_id,
        _row_number,
        column_name,
        name
    from ranked
    where age = 1
)

select * from final
