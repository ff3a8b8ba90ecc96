{# The columns of a sale line whose values are names, which may be spelt and translated. #}
{% macro label_columns() -%}
    {{ return([
        'product_name', 'category', 'brand', 'store_name', 'region', 'city', 'country', 'channel'
    ]) }}
{%- endmacro %}

{# A query of label_column, value and lines: how often each name of `columns` stands in a
   relation; `also` is a column to count by, `counted` one that says how many lines a row is. #}
{% macro label_values(relation, columns, also=none, counted=none) -%}
    {% for column in columns -%}
    select
        {{ also ~ ',' if also }}
        '{{ column }}' as label_column,
        {{ column }} as label_value,
        {{ 'cast(sum(' ~ counted ~ ') as bigint)' if counted else 'count(*)' }} as lines
    from {{ relation }}
    where {{ column }} is not null
    group by {{ column }}{{ ', ' ~ also if also }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
{%- endmacro %}

{# The joins that give a relation its labels, one a column, as <column>_labels.label. #}
{% macro label_joins(relation, columns) -%}
    {% for column in columns -%}
    left join labels as {{ column }}_labels
        on
            {{ column }}_labels.label_column = '{{ column }}'
            and {{ relation }}.{{ column }} = {{ column }}_labels.label_value
    {% endfor %}
{%- endmacro %}

{# A name as it is to be shown. #}
{% macro labelled(relation, column) -%}
    coalesce({{ column }}_labels.label, {{ relation }}.{{ column }})
{%- endmacro %}
