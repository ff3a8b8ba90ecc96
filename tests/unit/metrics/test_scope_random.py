"""Any question under any scope gives what filtering the raw lines first would give.

Some hundred questions are drawn from a seed in each run; `SHELFCAST_RANDOM_QUESTIONS=20000` draws
more. Each is asked twice: with the rollups that the catalogue has, and over the lines alone.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from shelfcast.metrics import Scope, catalogue, query
from shelfcast.metrics.query import forget_answers
from shelfcast.metrics.window import resolve

from .conftest import FURTHER, make_reader
from .naive import GRAINS, TIMES, Naive, close, fact_of
from .questions import dated, frames, other_facts, question, sale_lines, viewer

COMPANIES = 10
QUESTIONS = int(os.environ.get("SHELFCAST_RANDOM_QUESTIONS", "600"))
OVER_LINES = catalogue().model_copy(update={"rollups": (), "fingerprint": "lines alone"})
OLD = date(1970, 1, 1)
asked_of: Counter[str] = Counter()


def expected(naive, asked, scope):
    names = [fact for name in asked.metrics for fact in fact_of(name)]
    first = asked.start or asked.end
    span = naive.span(names) or (first or OLD, first or OLD)
    grains = sorted((t for t in asked.by if t in GRAINS), key=TIMES.index)
    window = resolve(asked.start, asked.end, asked.compare, grains, span)
    return window, naive.answer(asked, window)


def told(frame, asked):
    keys = (*asked.by, "is_other") if asked.others else asked.by
    return {tuple(row[name] for name in keys): row for row in frame.to_dicts()}


def check(result, naive, asked, scope):
    window, rows = expected(naive, asked, scope)
    assert (result.start, result.end) == (window.start, window.end)
    found = told(result.frame, asked)
    assert result.frame.height == len(found)
    assert set(found) == set(rows)
    for key, row in rows.items():
        for name, value in row.items():
            assert close(found[key][name], value), (key, name, found[key][name], value)
    if asked.totals:
        alone = replace(asked, by=(), top=None, top_of=None, others=False)
        grainless = replace(window, shift=None)
        (whole,) = naive.answer(alone, grainless).values()
        total = result.totals.row(0, named=True)
        for name, value in whole.items():
            assert close(total[name], value), ("total", name, total[name], value)


@pytest.mark.parametrize("company_number", range(COMPANIES))
def test_a_scoped_answer_is_the_answer_over_the_lines_it_may_see(company_number, a_line):
    random = Random(f"company {company_number}")
    lines = sale_lines(random, a_line, random.choice([0, 6, 30, 60]))
    facts = other_facts(random)
    reader = make_reader(lines, frames(facts, FURTHER))
    raw = dated(lines, facts)
    for _ in range(QUESTIONS // COMPANIES):
        asked, scope = question(random), viewer(random)
        naive = Naive(raw, scope)
        result = query(reader, asked, scope)
        check(result, naive, asked, scope)
        asked_of["months and days"] += "FROM (SELECT month" in result.sql
        asked_of["rollups" if "sales_by_" in result.sql else "lines"] += 1
        check(query(reader, asked, scope, OVER_LINES), naive, asked, scope)
        asked_of["restricted" if scope != Scope() else "whole"] += 1
        for word, is_so in told_apart(asked).items():
            asked_of[word] += is_so
    asked_of["companies"] += 1
    forget_answers()
    reader.connection.close()


def told_apart(asked):
    facts = {fact for name in asked.metrics for fact in fact_of(name)}
    return {
        "compared": asked.compare is not None,
        "best": asked.top is not None,
        "others": asked.others,
        "totals": asked.totals,
        "several facts": len(facts - {"last"}) > 1,
        "last day": "last" in facts,
    }


def test_the_questions_drawn_were_many_and_of_every_kind():
    print(f"\nrandom questions: {dict(asked_of)}")
    if asked_of["companies"] < COMPANIES:
        pytest.skip("some companies were asked by another process")
    assert asked_of["restricted"] + asked_of["whole"] >= COMPANIES * (QUESTIONS // COMPANIES)
    assert asked_of["months and days"]
    kinds = ("restricted", "whole", "rollups", "lines", "compared", "best", "others", "totals")
    assert all(asked_of[kind] >= QUESTIONS // 30 for kind in (*kinds, "several facts", "last day"))
