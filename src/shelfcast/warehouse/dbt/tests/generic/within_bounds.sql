{# None of these columns lies outside; a missing value is let pass. #}
{% test within_bounds(model, columns, low=none, high=none) %}
select *
from {{ model }}
where
    {%- for column in columns %}
    {%- if low is not none %}
    {{ 'or ' if not loop.first }}{{ column }} < {{ low }}
    {%- endif %}
    {%- if high is not none %}
    {{ 'or ' if low is not none or not loop.first }}{{ column }} > {{ high }}
    {%- endif %}
    {%- endfor %}
{% endtest %}
