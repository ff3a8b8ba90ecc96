{# One of the claims of a table: its name and its failing rows, where it has any. `failing` is the
   SQL of a test, kept between marks so that it can be asked alone for the rows. #}
{% macro claim(name, failing) -%}
    select
        '{{ name }}' as claim,
        count(*) as failing_rows
    from (
        /* begin {{ name }} */
        {{ failing }}
        /* end {{ name }} */
    ) as failing
    having count(*) > 0
{%- endmacro %}
