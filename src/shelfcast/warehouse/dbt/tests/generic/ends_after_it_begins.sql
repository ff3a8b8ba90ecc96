{# No span ends before it begins, and none of a key begins before the one before has ended. #}
{% test ends_after_it_begins(model, keys, begins='valid_from', ends='valid_to') %}
select *
from (
    select
        {{ keys | join(', ') }},
        {{ begins }},
        {{ ends }},
        lead({{ begins }}) over (
            partition by {{ keys | join(', ') }} order by {{ begins }}
        ) as next_begins
    from {{ model }}
) as spans
where {{ ends }} < {{ begins }} or next_begins < {{ ends }}
    or (next_begins is not null and {{ ends }} is null)
{% endtest %}
