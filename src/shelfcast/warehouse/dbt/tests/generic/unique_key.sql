{# The grain: no two rows share these columns, and none of them is null. In a build of some months,
   the others were proven when they were built: rows that share the key share the month of `day`
   where it is told, else the key of a row of `touched` months is looked for among all, or among
   those that share the column `within` with it, where rows of one key do. #}
{% test unique_key(model, columns, day=none, touched=none, month_in_key=true, within=none) %}
{%- set key = columns | join(', ') -%}
{%- for built in shelfcast.parts_to_prove(day, touched, month_in_key) %}
select
    {{ key }},
    count(*) as row_count
from {{ model }}
where
    {% if built is none or month_in_key -%}
    {{ built or '1 = 1' }}
    {%- if day is not none %}
    and {{ shelfcast.may_be_shared(model, columns, built or '1 = 1') }}
    {%- endif %}
    {%- else -%}
    {{ shelfcast.key_number(columns) }} in (
        select {{ shelfcast.key_number(columns) }} from {{ model }}
        where {{ built }}
    )
    {%- if within is not none %}
    and {{ within }} in (select {{ within }} from {{ model }} where {{ built }})
    {%- endif %}
    {%- endif %}
group by {{ key }}
having count(*) > 1 or {{ columns | join(' is null or ') }} is null
{{ 'union all' if not loop.last }}
{%- endfor %}
{% endtest %}
