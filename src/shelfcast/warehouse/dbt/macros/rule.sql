{# What shelfcast.toml says of a cleaning rule, or of one of its settings. #}
{% macro rule(name) -%}
    {{ return(var('cleaning')[name]) }}
{%- endmacro %}
