with customers as (
    select * from {{ ref('stg_customers') }}
),

labels as (
    select * from {{ ref('int_labels') }}
),

final as (
    select
        customers._batch_id,
        customers._row_number,
        customers.customer_id,
        customers.customer_name,
        customers.customer_segment,
        customers.email,
        {{ labelled('customers', 'city') }} as city,
        {{ labelled('customers', 'region') }} as region,
        {{ labelled('customers', 'country') }} as country,
        customers.joined_on
    from customers
    {{ label_joins('customers', ['city', 'region', 'country']) }}
)

select * from final
