{# A query of each version of a dataset's rows: its key, its columns, and from when to when it held.
   What a later file says again in the same words is no new version, and of several rows that one
   moment brought for a key the last one holds. The first version holds since ever. #}
{% macro version_history(relation, key, columns) -%}
    select
        {{ key }},
        version,
        {{ columns | join(',\n        ') }},
        case
            when version = 1 then cast('1900-01-01 00:00:00' as timestamp) else landed_at
        end as valid_from,
        valid_to,
        valid_to is null as is_current,
        landed_at,
        _batch_id,
        _row_number
    from (
        select
            {{ key }},
            {{ columns | join(',\n            ') }},
            _landed_at as landed_at,
            _batch_id,
            _row_number,
            cast(
                row_number() over (partition by {{ key }} order by _landed_at) as bigint
            ) as version,
            lead(_landed_at) over (partition by {{ key }} order by _landed_at) as valid_to
        from (
            select
                *,
                lag(_landed_at) over (partition by {{ key }} order by _landed_at) as landed_before
                {%- for column in columns %},
                lag({{ column }}) over (
                    partition by {{ key }} order by _landed_at
                ) as {{ column }}_before
                {%- endfor %}
            from (
                {{ newest_version(relation, [key, '_landed_at']) }}
            ) as moments
        ) as compared
        where
            landed_before is null
            {%- for column in columns %}
            or {{ differs(column, column ~ '_before') }}
            {%- endfor %}
    ) as changes
{%- endmacro %}
