with products as (
    select * from {{ ref('products') }}
),

purchase_orders as (
    select * from {{ ref('stg_purchase_orders') }}
),

supplied as (
    select
        supplier_id,
        count(*) as products,
        avg(cast(lead_time as {{ double_type() }})) as promised_lead_time
    from products
    where supplier_id is not null
    group by supplier_id
),

bought as (
    select
        supplier_id,
        count(distinct purchase_order_id) as purchase_orders,
        count(*) as order_lines,
        sum(case when received_at is null then 1 else 0 end) as open_lines,
        min(ordered_at) as first_ordered_on,
        max(ordered_at) as last_ordered_on,
        cast(sum(quantity) as decimal(18, 4)) as ordered_units,
        cast(sum({{ money('quantity * unit_cost') }}) as decimal(18, 4)) as ordered_value,
        avg(
            case
                when received_at >= ordered_at
                    then {{ ratio(days_between('ordered_at', 'received_at'), 1) }}
            end
        ) as mean_lead_time,
        {{ ratio(
            'sum(case when received_at <= expected_at then 1 else 0 end)',
            'sum(case when received_at is not null and expected_at is not null then 1 else 0 end)'
        ) }} as on_time_share,
        {{ ratio(
            'sum(case when received_at is not null then received_quantity end)',
            'sum(case when received_at is not null and received_quantity is not null'
            ~ ' then quantity end)'
        ) }} as fill_rate
    from purchase_orders
    where supplier_id is not null
    group by supplier_id
),

codes as (
    select supplier_id from supplied
    union
    select supplier_id from bought
),

final as (
    select
        codes.supplier_id,
        coalesce(supplied.products, 0) as products,
        coalesce(bought.purchase_orders, 0) as purchase_orders,
        coalesce(bought.order_lines, 0) as order_lines,
        cast(coalesce(bought.open_lines, 0) as bigint) as open_lines,
        bought.first_ordered_on,
        bought.last_ordered_on,
        bought.ordered_units,
        bought.ordered_value,
        supplied.promised_lead_time,
        bought.mean_lead_time,
        bought.on_time_share,
        bought.fill_rate
    from codes
    left join supplied on codes.supplier_id = supplied.supplier_id
    left join bought on codes.supplier_id = bought.supplier_id
)

select * from final
