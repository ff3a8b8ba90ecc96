{# True where this build begins from the tables of the one before. At parsing it is false. #}
{% macro builds_on() -%}
    {{ return(execute and target.type == 'duckdb' and not flags.FULL_REFRESH) }}
{%- endmacro %}

{# True where this build makes the model anew; it is left alone where it reads nothing new. #}
{% macro builds_anew(name) -%}
    {{ return(not execute or 'model.shelfcast.' ~ name in selected_resources) }}
{%- endmacro %}

{# Before the models: the small tables that this build makes anew, as the one before left them. #}
{% macro keep_previous() -%}
    {%- if builds_on() -%}
        {%- do run_query('create schema if not exists previous') -%}
        {%- for name in var('compared') if builds_anew(name) -%}
            {%- do run_query(
                'create or replace table previous.' ~ name ~ ' as select * from '
                ~ schema_of(name) ~ '.' ~ name
            ) -%}
        {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{% macro schema_of(name) -%}
    {{ return(graph.nodes['model.shelfcast.' ~ name].schema) }}
{%- endmacro %}

{# A table as it stands now; `previously`: as the build before left it. #}
{% macro as_built(name) -%}
    {{ return(api.Relation.create(database=target.database, schema='intermediate', identifier=name)) }}
{%- endmacro %}

{% macro previously(name) -%}
    {%- set schema = 'previous' if builds_anew(name) else schema_of(name) -%}
    {{ return(api.Relation.create(database=target.database, schema=schema, identifier=name)) }}
{%- endmacro %}

{# The rows that only one of the two builds has. Rows are unique in both. #}
{% macro changed_rows(relation, name, columns=['*']) -%}
    {%- set told = columns | join(', ') -%}
    {%- if not builds_anew(name) -%}
    select {{ told }} from {{ relation }}
    where 1 = 0
    {%- else -%}
    (select {{ told }} from {{ relation }} except select {{ told }} from {{ previously(name) }})
    union all
    (select {{ told }} from {{ previously(name) }} except select {{ told }} from {{ relation }})
    {%- endif -%}
{%- endmacro %}

{# None of them. #}
{% macro no_rows(relation) -%}
    select * from {{ relation }}
    where 1 = 0
{%- endmacro %}

{# The same rows, only to count months: a query of one column, month. #}
{% macro months_of_changed_rows(relation, name, day) -%}
    select {{ truncate_to('month', day) }} as month
    from (
        {{ changed_rows(relation, name) }}
    ) as {{ name }}_changed
{%- endmacro %}

{# The spans of days of the months that the model `name` lists; none where everything is to be
   built: at a full build, or where more than half of the months changed. #}
{% macro touched_spans(name) -%}
    {%- if not builds_on() -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set months = run_query(
        'select month, cast(' ~ dbt.dateadd('month', 1, 'month') ~ ' as date) as next_month from '
        ~ as_built(name) ~ ' order by month'
    ) -%}
    {%- set known = run_query('select count(*) from ' ~ as_built('int_line_months'))[0][0] -%}
    {%- if months | length > known * var('most_touched') -%}
        {{ return(none) }}
    {%- endif -%}
    {%- set spans = [] -%}
    {%- for row in months -%}
        {%- if spans and spans[-1][1] == row[0] | string -%}
            {%- do spans.append((spans.pop()[0], row[1] | string)) -%}
        {%- else -%}
            {%- do spans.append((row[0] | string, row[1] | string)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(spans) }}
{%- endmacro %}
