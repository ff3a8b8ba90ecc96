"""What is kept, and what goes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import sleep

from shelfcast.metrics.cache import Cache


def test_an_answer_is_made_once():
    made = []
    cache = Cache(len)
    for _ in range(3):
        cache.get("key", lambda: made.append(1) or "answer")
    assert made == [1]


def test_the_least_recently_used_answer_goes_first():
    cache = Cache(len, entries=2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda key=key: key)
    assert cache.get("a", lambda: "made anew") == "a"
    assert cache.get("b", lambda: "made anew") == "made anew"


def test_answers_together_stay_below_the_bytes_allowed():
    cache = Cache(len, max_bytes=10)
    for number in range(5):
        cache.get(number, lambda: "four")
    assert len(cache) == 2
    cache.get("big", lambda: "x" * 11)
    assert len(cache) == 2


def test_many_threads_get_the_answer_of_their_own_key():
    cache = Cache(lambda _: 1, entries=8)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: cache.get(n % 20, lambda: n % 20), range(2000)))
    assert found == [n % 20 for n in range(2000)]
    assert len(cache) == 8


def test_of_many_that_ask_the_same_at_once_one_makes_it():
    cache, made = Cache(len), []

    def slow() -> str:
        made.append(1)
        sleep(0.05)
        return "answer"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: cache.get("key", slow), range(8)))
    assert found == ["answer"] * 8
    assert made == [1]


def test_who_waited_for_an_answer_that_failed_makes_it():
    cache = Cache(len)
    with suppress(ValueError):
        cache.get("key", lambda: int("no number"))
    assert cache.get("key", lambda: "answer") == "answer"
