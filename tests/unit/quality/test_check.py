"""Sound rows pass; a planted fault is caught by the expectation that is about it, and no other."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from shelfcast.contracts import DATASETS, Column, Dataset, Kind, sound
from shelfcast.errors import MissingExtraError
from shelfcast.quality.expectation import Expected
from shelfcast.quality.suite import suite_of, types_of

TODAY = date(2026, 6, 30)
QUICK = ("sales", "products")
"""The datasets that make test plants a fault in; make test-thorough does in all."""
EACH = pytest.mark.parametrize(
    "dataset",
    [
        pytest.param(each, id=name, marks=() if name in QUICK else pytest.mark.thorough)
        for name, each in DATASETS.items()
    ],
)
ROWS = 12
FIXED = {"currency": "GBP", "email": "ann@shop.example"}


def value(column: Column, row: int) -> object:
    """A sound value; keys and codes differ from row to row."""
    if column.name in FIXED:
        return FIXED[column.name]
    plain = {
        Kind.ID: f"{column.name}-{row}",
        Kind.TEXT: f"text {row}",
        Kind.DATE: date(2026, 1, 1 + row),
        Kind.TIMESTAMP: datetime(2026, 1, 1 + row, 12),
        Kind.MONEY: Decimal("2.5"),
        Kind.QUANTITY: Decimal(4),
        Kind.NUMBER: 5.0,
        Kind.INTEGER: row,
        Kind.BOOLEAN: row % 2 == 0,
    }
    return plain[column.kind]


def sound_rows(dataset: Dataset) -> pl.DataFrame:
    """Rows of which every column is told, and that keep every promise."""
    told = {c.name: [value(c, row) for row in range(ROWS)] for c in dataset.columns}
    if set(sound.MONEY_OF_A_LINE) <= set(told):
        told["discount"] = [Decimal("0.5")] * ROWS
        told["revenue"] = [Decimal("9.5")] * ROWS
    return pl.DataFrame(told, schema=dataset.schema()).with_columns(
        _batch_id=pl.lit("b1"),
        _row_number=pl.int_range(1, ROWS + 1, dtype=pl.Int64),
        _landed_at=pl.lit(datetime(2026, 6, 1)),
        _extra=pl.lit(None, dtype=pl.String),
        _heading=pl.lit(None, dtype=pl.String),
    )


def broken_by(dataset: Dataset, files: list[str], size: int = 5) -> dict[str, int]:
    """The expectations that do not hold, with how many rows break each."""
    pytest.importorskip("great_expectations", reason="the extra quality is not installed")
    from shelfcast.quality import check

    (done,) = check({dataset.name: files}, TODAY, size=size)
    return {finding.expected.name: finding.broken for finding in done.broken}


def written(frame: pl.DataFrame, path: Path) -> list[str]:
    frame.write_parquet(path)
    return [str(path)]


def put(frame: pl.DataFrame, column: str, planted: object, row: int = 7) -> pl.DataFrame:
    """The frame with one cell changed."""
    values = frame[column].to_list()
    values[row] = planted
    return frame.with_columns(pl.Series(column, values, dtype=frame.schema[column]))


def planted(frame: pl.DataFrame, item: Expected) -> pl.DataFrame:
    """The frame with one row that breaks this expectation."""
    column = item.columns[0]
    if item.kind in ("filled", "one_of"):
        for name in item.columns:
            frame = put(frame, name, None)
        return frame
    if item.kind == "range":
        return put(frame, column, _outside(frame.schema[column], item))
    if item.kind == "pattern":
        return put(frame, column, " code ")
    if item.kind == "order":
        return put(frame, item.columns[1], date(2020, 1, 1))
    if item.kind == "money":
        return put(frame, "revenue", Decimal("9.52"))
    if "each_key" in item.name:
        return frame.with_columns(
            pl.Series(name, _repeated(frame[name].to_list()), dtype=frame.schema[name])
            for name in DATASETS[item.name.partition(".")[0]].key
        )
    return frame.with_columns(_row_number=pl.Series(_repeated(frame["_row_number"].to_list())))


def _repeated(values: list[object]) -> list[object]:
    """The last is the first again: the two are in different batches of the check."""
    return [*values[:-1], values[0]]


def _outside(kind: pl.DataType, item: Expected) -> object:
    if kind.is_temporal():
        return date(2099, 1, 1) if kind == pl.Date else datetime(2099, 1, 1)
    return Decimal(-1) if kind.is_decimal() else -1000.0


def beside(dataset: Dataset, item: Expected) -> set[str]:
    """What the same planted cell breaks as well, and rightly."""
    suite = suite_of(dataset, TODAY)
    touched = set(item.columns) if item.kind in ("filled", "one_of") else set()
    also = {o.name for o in suite if o.kind in ("filled", "one_of") and set(o.columns) <= touched}
    money = {"unit_price", "quantity", "revenue", "discount"}
    if item.kind == "range" and item.columns[0] in money:
        also |= {o.name for o in suite if o.kind == "money"}
    if item.kind in ("range", "order"):
        also |= {o.name for o in suite if o.kind == "order" and set(o.columns) & {*item.columns}}
    if "each_key" in item.name:
        also |= {o.name for o in suite if o.kind == "order"}
    return also


@EACH
def test_sound_rows_break_nothing(dataset, tmp_path):
    assert broken_by(dataset, written(sound_rows(dataset), tmp_path / "rows.parquet")) == {}


@EACH
def test_a_planted_fault_is_caught_by_the_expectation_that_is_about_it(dataset, tmp_path):
    for item in suite_of(dataset, TODAY):
        if item.kind == "members":
            continue  # a Parquet column of booleans holds nothing else: see the types
        frame = planted(sound_rows(dataset), item)
        found = broken_by(dataset, written(frame, tmp_path / f"{item.name}.parquet"))
        assert item.name in found, item.name
        assert found[item.name] == (2 if item.kind == "once" else 1)
        assert set(found) - {item.name} <= beside(dataset, item)


@EACH
def test_a_file_whose_column_has_another_type_is_named_and_its_rows_are_not_read(dataset, tmp_path):
    column = dataset.names[0]
    good = written(sound_rows(dataset), tmp_path / "good.parquet")
    wrong = sound_rows(dataset).with_columns(pl.lit(1, dtype=pl.Int32).alias(column))
    found = broken_by(dataset, [*good, *written(wrong, tmp_path / "wrong.parquet")])
    assert found == {types_of(dataset)[0].name: 1}


def test_batches_of_any_size_find_the_same(tmp_path):
    sales = DATASETS["sales"]
    frame = put(sound_rows(sales), "unit_price", Decimal(-3))
    frame = frame.with_columns(_row_number=pl.Series(_repeated(frame["_row_number"].to_list())))
    files = written(frame, tmp_path / "a.parquet")
    found = [broken_by(sales, files, size) for size in (1, 5, ROWS, 1000)]
    assert found[0]["sales.each_row_is_here_once"] == 2
    assert all(other == found[0] for other in found)


def test_the_same_row_number_under_two_headings_of_a_wide_file_is_two_rows(tmp_path):
    frame = sound_rows(DATASETS["sales"]).with_columns(
        _row_number=pl.lit(1, dtype=pl.Int64), _heading=pl.format("d_{}", pl.int_range(ROWS))
    )
    assert broken_by(DATASETS["sales"], written(frame, tmp_path / "wide.parquet")) == {}


def test_without_the_extra_the_error_says_how_to_install_it(tmp_path, monkeypatch):
    from shelfcast.quality import check

    monkeypatch.setitem(__import__("sys").modules, "great_expectations", None)
    files = written(sound_rows(DATASETS["stores"]), tmp_path / "rows.parquet")
    with pytest.raises(MissingExtraError) as told:
        check({"stores": files}, TODAY)
    assert told.value.fix == "pip install 'shelfcast[quality]'"


def test_the_pages_load_and_run_nothing_and_show_what_is_broken(tmp_path):
    pytest.importorskip("great_expectations", reason="the extra quality is not installed")
    from shelfcast.quality import check, write_pages

    frame = put(sound_rows(DATASETS["stores"]), "store_id", " <script>alert(1)</script>")
    files = written(frame, tmp_path / "rows.parquet")
    folder = tmp_path / "pages"
    first = write_pages(folder, check({"stores": files}, TODAY))
    assert "stores.store_id_is_well_formed: 1 of 12" in first.read_text("utf-8")
    assert (folder / "stores.html").exists()
    for page in folder.glob("*.html"):
        text = page.read_text("utf-8")
        assert "default-src 'none'" in text
        assert "http://" not in text
        assert "https://" not in text
        assert "<script" not in text
