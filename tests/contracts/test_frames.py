from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from shelfcast.contracts import DATASETS, FRAMES, Frame, Kind
from shelfcast.contracts.frames import QUANTILES, WINDOW_QUANTILES
from shelfcast.errors import FailureError

EACH = pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.ID: st.text(max_size=5),
    Kind.TEXT: st.text(max_size=5),
    Kind.DATE: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    Kind.TIMESTAMP: st.datetimes(),
    Kind.MONEY: st.decimals(-(10**9), 10**9, places=4),
    Kind.QUANTITY: st.decimals(-(10**6), 10**6, places=4),
    Kind.NUMBER: st.floats(allow_nan=False),
    Kind.INTEGER: st.integers(-(2**53), 2**53),
    Kind.BOOLEAN: st.booleans(),
}


@EACH
def test_column_names_are_unique_and_the_key_is_among_them(frame: Frame) -> None:
    assert len(set(frame.names)) == len(frame.names)
    assert set(frame.key) <= set(frame.names)
    assert frame.grain
    assert all(column.description for column in frame.columns)


def test_frames_and_datasets_are_told_apart_by_name() -> None:
    assert set(FRAMES) & set(DATASETS) == set()


@pytest.mark.parametrize("quantiles", [QUANTILES, WINDOW_QUANTILES], ids=["series", "window"])
def test_quantiles_rise_and_are_named_by_their_probability(quantiles: dict[str, float]) -> None:
    assert list(quantiles.values()) == sorted(quantiles.values())
    for name, probability in quantiles.items():
        digits = name.removeprefix("q")
        assert float(f"0.{digits}") == probability


def drawn(frame: Frame, data: st.DataObject, rows: int) -> pl.DataFrame:
    """A frame with `rows` rows of that shape, its columns in any order, with others among them."""
    columns = {
        column.name: pl.Series(
            column.name,
            data.draw(st.lists(st.none() | VALUES[column.kind], min_size=rows, max_size=rows)),
            dtype=column.kind.polars,
        )
        for column in frame.columns
    }
    columns["of_our_own"] = pl.Series("of_our_own", range(rows), dtype=pl.Int64)
    return pl.DataFrame([columns[name] for name in data.draw(st.permutations(list(columns)))])


@EACH
@given(data=st.data(), rows=st.integers(0, 3))
def test_to_conform_again_changes_nothing(frame: Frame, data: st.DataObject, rows: int) -> None:
    once = frame.conform(drawn(frame, data, rows))
    assert_frame_equal(frame.conform(once), once)
    assert once.columns == [*frame.names, "of_our_own"]
    assert {name: once.schema[name] for name in frame.names} == frame.schema()
    assert once.height == rows


@EACH
def test_a_missing_column_is_named(frame: Frame) -> None:
    last = frame.names[-1]
    with pytest.raises(FailureError, match=last):
        frame.conform(frame.empty().drop(last))


def test_conform_casts_what_another_library_made() -> None:
    orders = FRAMES["orders"]
    made = orders.empty().with_columns(pl.col("quantity").cast(pl.Int32))
    assert orders.conform(made).schema["quantity"] == pl.Float64


@pytest.mark.parametrize("kind", list(Kind), ids=lambda kind: kind.value)
def test_arrow_and_polars_hold_a_kind_alike(kind: Kind) -> None:
    example = {
        Kind.DATE: date(2026, 1, 5),
        Kind.MONEY: Decimal("12.3456"),
        Kind.QUANTITY: Decimal("0.5000"),
    }.get(kind)
    series = pl.Series("x", [example], dtype=kind.polars)
    assert series.to_frame().to_arrow()["x"].cast(kind.arrow).to_pylist() == [example]
