{# A query of one column, day: each day from first to last; no row where either is null. #}
{% macro day_spine(first, last, relation) -%}
    {{ return(adapter.dispatch('day_spine', 'shelfcast')(first, last, relation)) }}
{%- endmacro %}

{# Five digits count a hundred thousand days, where an engine has no series of its own. #}
{% macro default__day_spine(first, last, relation) -%}
    select {{ add_days(first, 'counted.days') }} as day
    from {{ relation }}
    cross join (
        select
            ones.digit
            + 10 * tens.digit
            + 100 * hundreds.digit
            + 1000 * thousands.digit
            + 10000 * ten_thousands.digit as days
        from
            {%- for place in ['ones', 'tens', 'hundreds', 'thousands', 'ten_thousands'] %}
            {{ 'cross join ' if not loop.first }}(
                {%- for digit in range(10) %}
                {{ 'union all ' if not loop.first }}select {{ digit }} as digit
                {%- endfor %}
            ) as {{ place }}
            {%- endfor %}
    ) as counted
    where counted.days <= {{ days_between(first, last) }}
{%- endmacro %}

{% macro duckdb__day_spine(first, last, relation) -%}
    select cast(unnest(generate_series({{ first }}, {{ last }}, interval 1 day)) as date) as day
    from {{ relation }}
{%- endmacro %}

{# Without a time zone, or days would be told by the clocks of the server. #}
{% macro postgres__day_spine(first, last, relation) -%}
    select
        cast(
            generate_series(
                cast({{ first }} as timestamp), cast({{ last }} as timestamp), interval '1 day'
            ) as date
        ) as day
    from {{ relation }}
{%- endmacro %}

{% macro redshift__day_spine(first, last, relation) -%}
    {{ shelfcast.default__day_spine(first, last, relation) }}
{%- endmacro %}

{% macro spark__day_spine(first, last, relation) -%}
    select explode(sequence({{ first }}, {{ last }}, interval 1 day)) as day
    from {{ relation }}
{%- endmacro %}
