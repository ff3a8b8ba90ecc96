{# The totals of these columns are those of another model, to the cent. #}
{% test sums_match(model, other, columns) %}
    with ours as (
        select
            {%- for column in columns %}
            coalesce(sum({{ column }}), 0) as {{ column }}{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ model }}
    ),

    theirs as (
        select
            {%- for column in columns %}
            coalesce(sum({{ column }}), 0) as {{ column }}{{ ',' if not loop.last }}
            {%- endfor %}
        from {{ other }}
    )

    select
        {%- for column in columns %}
        ours.{{ column }} as {{ column }}_here,
        theirs.{{ column }} as {{ column }}_there{{ ',' if not loop.last }}
        {%- endfor %}
    from ours
    cross join theirs
    where
        {%- for column in columns %}
        {{ 'or ' if not loop.first }}ours.{{ column }} <> theirs.{{ column }}
        {%- endfor %}
{% endtest %}
