{# A text as lower-case words: signs and digits are blanks. #}
{% macro only_words(text) -%}
    {{ return(adapter.dispatch('only_words', 'shelfcast')(text)) }}
{%- endmacro %}

{# Where an engine cannot tell letters of other scripts, only the signs of English are blanks. #}
{% macro default__only_words(text) -%}
    trim(regexp_replace({{ lowered(text) }}, '[!-@[-`{-~[:space:]]+', ' '))
{%- endmacro %}

{% macro duckdb__only_words(text) -%}
    trim(regexp_replace({{ lowered(text) }}, '[^\p{L}]+', ' ', 'g'))
{%- endmacro %}

{% macro postgres__only_words(text) -%}
    trim(
        regexp_replace({{ lowered(text) }} collate "und-x-icu", '[^[:alpha:]]+', ' ', 'g')
        collate "C"
    )
{%- endmacro %}

{% macro redshift__only_words(text) -%}
    trim(regexp_replace({{ lowered(text) }}, '[^\\p{L}]+', ' ', 1, 'p'))
{%- endmacro %}

{% macro spark__only_words(text) -%}
    trim(regexp_replace({{ lowered(text) }}, r'[^\p{L}]+', ' '))
{%- endmacro %}

{% macro athena__only_words(text) -%}
    trim(regexp_replace({{ lowered(text) }}, '[^\p{L}]+', ' '))
{%- endmacro %}

{# A language without patterns: each sign becomes a blank, and runs of blanks one. #}
{% macro sqlserver__only_words(text) -%}
    {%- set signs = '!"#$%&()*+,-./0123456789:;<=>?@[]^_`{|}~' -%}
    trim({{ shelfcast.single_blanks("translate(" ~ lowered(text) ~ ", '" ~ signs ~ "', '"
        ~ ' ' * (signs | length) ~ "')") }})
{%- endmacro %}

{# The text with each run of blanks made one: two signs that no text has mark where runs were. #}
{% macro single_blanks(text) -%}
    replace(replace(replace({{ text }}, ' ', '<>'), '><', ''), '<>', ' ')
{%- endmacro %}

{# A query of a relation's columns and `word`, a row a word of `column`. #}
{% macro word_rows(relation, columns, column) -%}
    {{ return(adapter.dispatch('word_rows', 'shelfcast')(relation, columns, column)) }}
{%- endmacro %}

{% macro duckdb__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        unnest(string_split({{ column }}, ' ')) as word
    from {{ relation }}
{%- endmacro %}

{% macro postgres__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        unnest(string_to_array({{ column }}, ' ')) as word
    from {{ relation }}
{%- endmacro %}

{% macro spark__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        explode(split({{ column }}, ' ')) as word
    from {{ relation }}
{%- endmacro %}

{% macro redshift__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        cast(word as varchar) as word
    from (
        select
            {{ columns | join(', ') }},
            split_to_array({{ column }}, ' ') as words
        from {{ relation }}
    ) as parted, parted.words as word
{%- endmacro %}

{% macro athena__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        word
    from {{ relation }}
    cross join unnest(split({{ column }}, ' ')) as parted (word)
{%- endmacro %}

{% macro snowflake__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        cast(parted.value as varchar) as word
    from {{ relation }}, lateral flatten(input => split({{ column }}, ' ')) as parted
{%- endmacro %}

{% macro sqlserver__word_rows(relation, columns, column) -%}
    select
        {{ columns | join(', ') }},
        parted.value as word
    from {{ relation }}
    cross apply string_split({{ column }}, ' ') as parted
{%- endmacro %}
