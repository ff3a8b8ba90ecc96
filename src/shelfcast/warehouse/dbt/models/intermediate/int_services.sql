-- What is charged and is no product. A code without a digit stands for a service only where codes
-- have digits as a rule.
with master as (
    select * from {{ ref('int_products_cleaned') }}
),

mentions as (
    select * from {{ ref('int_product_mentions') }}
),

words as (
    select * from {{ ref('stg_cleaning_words') }}
),

names as (
    {{ most_frequent('mentions', 'product_id', 'product_name') }}
),

codes as (
    select product_id from master
    union
    select product_id from mentions
),

digits as (
    select
        avg(case when {{ has_digit('product_id') }} then 1.0 else 0.0 end) as share_with_digit
    from codes
),

phrased as (
    select
        codes.product_id,
        {{ only_words('codes.product_id') }} as code_phrase,
        {{ only_words('coalesce(master.product_name, names.product_name)') }} as name_phrase
    from codes
    left join master on codes.product_id = master.product_id
    left join names on codes.product_id = names.product_id
),

listed as (
    select
        codes.product_id,
        'goods' as list,
        1 as place
    from codes
    inner join words on words.list = 'goods_code' and codes.product_id = words.word
    union all
    select
        codes.product_id,
        'listed in shelfcast.toml' as list,
        2 as place
    from codes
    inner join words on words.list = 'service_code' and codes.product_id = words.word
    union all
    select
        phrased.product_id,
        'a code of services' as list,
        3 as place
    from phrased
    inner join words on words.list = 'service' and phrased.code_phrase = words.word
    where not {{ has_digit('phrased.product_id') }}
    union all
    select
        phrased.product_id,
        'a name of services' as list,
        4 as place
    from phrased
    inner join words on words.list = 'service' and phrased.name_phrase = words.word
    union all
    select
        phrased.product_id,
        'a name of services' as list,
        4 as place
    from phrased
    inner join words
        on words.list = 'service_ending' and phrased.name_phrase like '% ' || words.word
    union all
    select
        codes.product_id,
        'a code without a digit' as list,
        5 as place
    from codes
    cross join digits
    where digits.share_with_digit >= 0.9 and not {{ has_digit('codes.product_id') }}
),

ranked as (
    select
        product_id,
        list,
        row_number() over (partition by product_id order by place) as age
    from listed
    where '{{ rule("non_product_codes") }}' <> 'off'
),

final as (
    select
        product_id,
        list as reason
    from ranked
    where age = 1 and list <> 'goods'
)

select * from final
