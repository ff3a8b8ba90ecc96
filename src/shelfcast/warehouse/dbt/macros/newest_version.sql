{# The newest row of each key of a dataset: the last landed, then the last in its file. #}
{% macro newest_version(relation, key) -%}
    select *
    from (
        select
            *,
            row_number() over (
                partition by {{ key | join(', ') }}
                order by _landed_at desc, _batch_id desc, _row_number desc
            ) as version_age
        from {{ relation }}
    ) as versions
    where version_age = 1
{%- endmacro %}
