-- Of lines with the same key that differ otherwise, each but the last has a next one; it is a
-- near repeat where that follows within the minutes.
with lines as {{ not_kept() }} (
    select * from {{ ref('int_changed_lines') }}
    where
        '{{ rule("near_duplicates") }}' <> 'off'
        {%- for column in rule('near_duplicate_key') %}
        and {{ column }} is not null
        {%- endfor %}
),

contents as (
    select
        {%- for column in rule('near_duplicate_key') %}
        {{ column }} as key_{{ loop.index }},
        {%- endfor %}
        sold_at,
        content_hash,
        min(_landed_at) as landed_at,
        min({{ sale_key() }}) as sale_key
    from lines
    group by {{ rule('near_duplicate_key') | join(', ') }}, sold_at, content_hash
),

followed as (
    select
        *,
        lead(sold_at) over (
            partition by
                {% for column in rule('near_duplicate_key') -%}
                key_{{ loop.index }},
                {% endfor -%}
                1
            order by sold_at, landed_at, sale_key
        ) as next_sold_at
    from contents
),

near as (
    select * from followed
    where
        {{ seconds_between('sold_at', 'next_sold_at') }}
        <= {{ rule('near_duplicate_minutes') }} * 60
),

final as (
    select
        lines._batch_id,
        lines._row_number,
        near.next_sold_at
    from lines
    inner join near
        on
            lines.sold_at = near.sold_at
            and lines.content_hash = near.content_hash
            {%- for column in rule('near_duplicate_key') %}
            and lines.{{ column }} = near.key_{{ loop.index }}
            {%- endfor %}
)

select * from final
