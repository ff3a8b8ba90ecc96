{# None of these columns is ever below 0. #}
{% test never_negative(model, columns) %}
select *
from {{ model }}
where {{ columns | join(' < 0 or ') }} < 0
{% endtest %}
