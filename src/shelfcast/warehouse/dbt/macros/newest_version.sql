{# The newest row of each key of a dataset: the last landed, then the last in its file. #}
{% macro newest_version(relation, key) -%}
    {{ return(adapter.dispatch('newest_version', 'shelfcast')(relation, key)) }}
{%- endmacro %}

{% macro default__newest_version(relation, key) -%}
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

{# Most keys are told once. Those that may be told again, by their hash, are the ones ranked. #}
{% macro duckdb__newest_version(relation, key) -%}
    {%- set told_again -%}
        (
            select hash({{ key | join(', ') }})
            from {{ relation }}
            group by hash({{ key | join(', ') }})
            having count(*) > 1
        )
    {%- endset -%}
    select
        *,
        1 as version_age
    from {{ relation }}
    where hash({{ key | join(', ') }}) not in {{ told_again }}
    union all
    select *
    from (
        {{ shelfcast.default__newest_version(
            '(select * from ' ~ relation ~ ' where hash(' ~ key | join(', ') ~ ') in '
            ~ told_again ~ ') as told_again', key
        ) }}
    ) as newest
{%- endmacro %}
