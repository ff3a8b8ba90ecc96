{# Every store, product, customer and supplier that is named is known. #}
{% test known(model, stores=none, products=none, customers=none, suppliers=none) %}
    {%- set masters = [
        ('store_id', stores), ('product_id', products),
        ('customer_id', customers), ('supplier_id', suppliers)
    ] | selectattr(1) | list %}
    {%- for key, master in masters %}
    select
        '{{ key }}' as key_column,
        model.{{ key }} as unknown_key
    from {{ model }} as model
    left join {{ master }} as master on model.{{ key }} = master.{{ key }}
    where model.{{ key }} is not null and master.{{ key }} is null
    {{ 'union all' if not loop.last }}
    {%- endfor %}
{% endtest %}
