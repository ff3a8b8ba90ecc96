{# A query of key and value: the value of `column` on most lines of each key; between equals the
   first in the alphabet. `relation` has a row a combination, with `lines`. #}
{% macro most_frequent(relation, key, column) -%}
    select {{ key }}, {{ column }}
    from (
        select
            {{ key }},
            {{ column }},
            row_number() over (
                partition by {{ key }} order by sum(lines) desc, {{ column }}
            ) as place
        from {{ relation }}
        where {{ column }} is not null
        group by {{ key }}, {{ column }}
    ) as ranked
    where place = 1
{%- endmacro %}
