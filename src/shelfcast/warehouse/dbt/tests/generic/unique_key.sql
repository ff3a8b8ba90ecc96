{# The grain: no two rows share these columns, and none of them is null. In a build of some months,
   the others were proven when they were built: rows that share the key share the month of `day`
   where it is told, else the key of a row of `touched` months is looked for among all. #}
{% test unique_key(model, columns, day=none, touched=none, month_in_key=true) %}
{%- set key = columns | join(', ') -%}
{%- for built in shelfcast.parts_to_prove(day, touched, month_in_key) %}
select
    {{ key }},
    count(*) as row_count
from {{ model }}
where
    {% if built is none -%}
    1 = 1
    {%- elif month_in_key -%}
    {{ built }}
    {%- else -%}
    {{ key }} in (select {{ key }} from {{ model }} where {{ built }})
    or {{ key }} is null
    {%- endif %}
group by {{ key }}
having count(*) > 1 or {{ columns | join(' is null or ') }} is null
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endtest %}
