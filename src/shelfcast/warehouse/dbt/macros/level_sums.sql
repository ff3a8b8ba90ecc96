{# A query of a level's months: the sums of `measures` over a relation with month, store_id and
   category. `level` is store, category or total; a column that the level does not keep is null. #}
{% macro level_sums(relation, level, measures) -%}
    {%- set keeps = {'store': 'store_id', 'category': 'category'}.get(level) -%}
    select
        month,
        '{{ level }}' as level,
        {{ keeps or "'total'" }} as unique_id,
        {%- for column in ['store_id', 'category'] %}
        {{ column if column == keeps else 'cast(null as ' ~ text_type() ~ ') as ' ~ column }},
        {%- endfor %}
        {%- for measure in measures %}
        sum({{ measure }}) as {{ measure }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ relation }}
    group by month{{ ', ' ~ keeps if keeps }}
{%- endmacro %}
