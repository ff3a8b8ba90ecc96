{# How a model that has a row a line or a day is made: months at a time, so that what is in memory
   at once is small, and again only for the months that changed. Such a model limits each relation
   it reads by `in_months`. Where tables are not kept from build to build it is a plain table.
   `computed` names columns that are made of others when they are read, with what makes them: the
   key of a line is a text of its own for each, and takes as long to write as ten other columns.
   `where_untold` names columns that are the same on every row where no file tells a column of sale
   lines, with that column and what they are then: these are computed too. #}
{% macro month_by_month() -%}
    {{ return('by_month' if target.type == 'duckdb' else 'table') }}
{%- endmacro %}

{# True of the days that are being built; `touched` is the model that names the months that
   changed since the build before. #}
{% macro in_months(day, touched) -%}
    {{ day }} >= cast('0001-01-01' as date) and {{ day }} < cast('9999-12-30' as date)
{%- endmacro %}

{# The same SQL for the days from `first` on and before `last`. #}
{% macro between_days(code, first, last) -%}
    {{ return(code | replace("'0001-01-01'", "'" ~ first ~ "'")
                   | replace("'9999-12-30'", "'" ~ last ~ "'")) }}
{%- endmacro %}

{% materialization by_month, adapter='duckdb' %}
    {%- set existing = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set spans = [] if existing is none else touched_spans(config.get('touched')) -%}
    {%- if existing is none or not existing.is_table or spans is none -%}
        {%- do build_all_months(existing, target_relation, sql) -%}
    {%- else -%}
        {%- do build_spans(target_relation, config.get('day'), spans, sql) -%}
    {%- endif -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do persist_docs(target_relation, model) -%}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The table anew, some months at a time, swapped in when it is whole. #}
{% macro build_all_months(existing, target_relation, code) -%}
    {%- set fresh = make_intermediate_relation(target_relation) -%}
    {%- set old = make_backup_relation(target_relation, 'table') -%}
    {%- do drop_relation_if_exists(load_cached_relation(fresh)) -%}
    {%- do drop_relation_if_exists(load_cached_relation(old)) -%}
    {%- set computed = computed_columns() -%}
    {%- if computed -%}
        {%- do create_with_computed(fresh, code, computed) -%}
    {%- endif -%}
    {%- for first, last in month_chunks(config.get('series')) -%}
        {%- set part = between_days(code, first, last) -%}
        {%- call statement('main') -%}
            {% if loop.first and not computed -%}
            create table {{ fresh }} as {{ part }}
            {%- else -%}
            {{ inserted(fresh, part, computed) }}
            {%- endif %}
        {%- endcall -%}
    {%- endfor -%}
    {%- if existing is not none -%}
        {%- do adapter.drop_relation(existing) -%}
    {%- endif -%}
    {%- do adapter.rename_relation(fresh, target_relation) -%}
{%- endmacro %}

{# Only those spans anew, in the table that is there. #}
{% macro build_spans(target_relation, day, spans, code) -%}
    {%- call statement('main') -%}
        select 0 as spans_touched
    {%- endcall -%}
    {%- for first, last in spans -%}
        {%- call statement('main') -%}
            delete from {{ target_relation }}
            where {{ day }} >= cast('{{ first }}' as date) and {{ day }} < cast('{{ last }}' as date)
        {%- endcall -%}
        {%- call statement('main') -%}
            {{ inserted(target_relation, between_days(code, first, last), computed_columns()) }}
        {%- endcall -%}
    {%- endfor -%}
{%- endmacro %}

{# The rows of a query into a table, but for the columns that the table computes. #}
{% macro inserted(relation, code, computed) -%}
    {%- if not computed -%}
    insert into {{ relation }} {{ code }}
    {%- else -%}
    insert into {{ relation }} by name
    select * exclude ({{ computed | join(', ') }}) from ({{ code }}) as written
    {%- endif -%}
{%- endmacro %}

{# The columns of the model that are not written, with what makes them. What no file tells is known
   only when the model is built: were it to change, everything is built again. #}
{% macro computed_columns() -%}
    {%- set computed = dict(config.get('computed') or {}) -%}
    {%- for column, (told_by, otherwise) in (config.get('where_untold') or {}).items() -%}
        {%- if told_by in columns_left_out() and told_by not in shown_columns() -%}
            {%- do computed.update({column: otherwise}) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(computed) }}
{%- endmacro %}

{# An empty table of a query's columns. #}
{% macro create_with_computed(relation, code, computed) -%}
    {%- set columns = run_query('describe ' ~ code) -%}
    {%- do run_query(
        'create table ' ~ relation ~ ' (' ~ columns_with_computed(columns, computed) ~ ')'
    ) -%}
{%- endmacro %}

{% macro columns_with_computed(columns, computed) -%}
    {%- for column in columns -%}
        {{ adapter.quote(column[0]) }} {{ column[1] }}
        {%- if column[0] in computed %} generated always as (
            cast({{ computed[column[0]] }} as {{ column[1] }})
        ){% endif -%}
        {{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Spans of days that cover all time, each with about `lines_at_once` sale lines; or days of the
   series of a table, of which a month has thirty. #}
{% macro month_chunks(series=none) -%}
    {%- set starts = [] -%}
    {%- set lines = namespace(held=0) -%}
    {%- set days = '(select 30 * count(*) from ' ~ as_built(series) ~ ')' if series else 'lines' -%}
    {%- set counted = run_query(
        'select month, ' ~ days ~ ' from ' ~ as_built('int_line_months') ~ ' order by month'
    ) -%}
    {%- for row in counted -%}
        {%- if lines.held and lines.held + row[1] > var('lines_at_once') -%}
            {%- do starts.append(row[0] | string) -%}
            {%- set lines.held = 0 -%}
        {%- endif -%}
        {%- set lines.held = lines.held + row[1] -%}
    {%- endfor -%}
    {%- set chunks = [] -%}
    {%- for first in ['0001-01-01'] + starts -%}
        {%- do chunks.append((first, (starts + ['9999-12-30'])[loop.index0])) -%}
    {%- endfor -%}
    {{ return(chunks) }}
{%- endmacro %}
