-- What each rule found, before it is asked whether an earlier rule had dropped the line.
with repeated as (
    select * from {{ ref('int_repeated_lines') }}
),

near as (
    select * from {{ ref('int_near_repeats') }}
),

tests as (
    select * from {{ ref('int_test_lines') }}
),

cancelled as (
    select * from {{ ref('int_cancelled_lines') }}
),

outliers as (
    select * from {{ ref('int_outlier_lines') }}
),

final as (
    select
        _batch_id,
        _row_number,
        {{ rule_columns('exact_duplicates') }},
        '{{ "dropped" if rule("exact_duplicates") == "drop" else "flagged" }}' as action,
        'every column' as column_name,
        cast(null as {{ text_type() }}) as before,
        'an earlier line of the file is the same' as reason
    from repeated
    union all
    select
        _batch_id,
        _row_number,
        {{ rule_columns('near_duplicates') }},
        '{{ "dropped" if rule("near_duplicates") == "drop" else "flagged" }}' as action,
        'sold_at' as column_name,
        cast(null as {{ text_type() }}) as before,
        'told again at ' || cast(next_sold_at as {{ text_type() }}) as reason
    from near
    union all
    select
        _batch_id,
        _row_number,
        {{ rule_columns('test_rows') }},
        '{{ "dropped" if rule("test_rows") == "drop" else "flagged" }}' as action,
        column_name,
        name as before,
        'named a test' as reason
    from tests
    union all
    select
        _batch_id,
        _row_number,
        {{ rule_columns('cancelled_orders') }},
        action,
        column_name,
        before,
        reason
    from cancelled
    union all
    select
        _batch_id,
        _row_number,
        {{ rule_columns('outliers') }},
        'flagged' as action,
        column_name,
        cast(amount as {{ text_type() }}) as before,
        reason
    from outliers
)

select * from final
