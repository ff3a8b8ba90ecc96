-- The lines as they are shown, with every column: what is not kept is empty.
with lines as (
    select * from {{ ref('int_shown_lines') }}
),

final as (
    select
        _batch_id,
        _row_number,
        _landed_at,
        content_hash,
        sold_at,
        day,
        store_id,
        product_id,
        quantity,
        unit_price,
        {%- for column in columns_left_out() %}
        {% if column in shown_columns() -%}
        {{ column }},
        {%- else -%}
        cast(null as {{ type_left_out(column) }}) as {{ column }},
        {%- endif %}
        {%- endfor %}
        revenue
    from lines
)

select * from final
