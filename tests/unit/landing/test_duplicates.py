from collections import Counter
from datetime import datetime

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.duplicates import known_lines, known_versions

LINES = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([1, 2, None])), max_size=12)
SCHEMA = {"k": pl.String, "v": pl.Int64}


def frame(rows):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


@given(old=LINES, new=LINES)
def test_a_file_adds_of_each_line_what_it_has_beyond_the_lake(old, new):
    known = known_lines(frame(new), frame(old), ["k", "v"])
    kept = Counter(frame(new).filter(~known).rows())
    assert kept == Counter(new) - Counter(old)


@given(old=LINES, new=LINES)
def test_a_version_is_known_where_the_keys_latest_is_the_same(old, new):
    history = frame(old).with_columns(
        _landed_at=pl.lit(datetime(2024, 1, 1)), _row_number=pl.int_range(pl.len())
    )
    latest = {(key,): (key, value) for key, value in old}
    left = Counter(latest.values())
    expected = []
    for row in new:
        expected.append(left[row] > 0)
        left[row] -= 1
    assert known_versions(frame(new), history, ["k"], ["k", "v"]).to_list() == expected
