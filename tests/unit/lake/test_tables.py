from datetime import datetime

import polars as pl
import pyarrow as pa
import pytest

from shelfcast.lake import (
    Zone,
    carrying,
    commit_files,
    committed_batches,
    data_files,
    ensure_table,
    file_spans,
    version,
    withdraw,
)

SCHEMA = pa.schema([("_batch_id", pa.string()), ("sold_at", pa.timestamp("us")), ("n", pa.int64())])
JAN, FEB = datetime(2024, 1, 5, 9), datetime(2024, 2, 7, 18, 30)


def put(lake, batch, moment, rows=2):
    """A committed file of one month."""
    folder = lake.folder(Zone.CURATED) / "sales" / "data" / f"{batch}-x" / f"{moment:%Y-%m}"
    folder.mkdir(parents=True)
    path = folder / "0.parquet"
    later = [moment.replace(day=moment.day + n) for n in range(rows)]
    frame = pl.DataFrame({"_batch_id": batch, "sold_at": later, "n": range(rows)})
    frame.with_columns(pl.col("sold_at").cast(pl.Datetime("us"))).write_parquet(path)
    commit_files(lake, Zone.CURATED, "sales", [path], carrying({batch: "{}"}))
    return str(path.resolve())


@pytest.fixture
def table(lake):
    ensure_table(lake, Zone.CURATED, "sales", SCHEMA, month_of="sold_at")
    return lake


def test_committed_files_are_the_table(table):
    files = [put(table, "a", JAN), put(table, "b", FEB)]
    assert data_files(table, Zone.CURATED, "sales") == sorted(files)
    assert list(committed_batches(table, "sales")) == ["a", "b"]


def test_a_time_picks_the_files_that_may_hold_it(table):
    january, february = put(table, "a", JAN), put(table, "b", FEB)
    months = datetime(2024, 1, 1), datetime(2024, 2, 1)
    assert data_files(table, Zone.CURATED, "sales", column="sold_at", between=months) == [january]
    spans = {span.file: span for span in file_spans(table, "sales", "sold_at")}
    assert (spans[february].first, spans[february].last) == (FEB, FEB.replace(day=8))
    assert spans[january].meets(JAN, FEB)
    assert not spans[january].meets(FEB, FEB)


def test_a_withdrawn_batch_is_gone_and_the_rest_stays(table):
    put(table, "a", JAN)
    kept = put(table, "b", FEB)
    withdraw(table, "sales", "a")
    assert data_files(table, Zone.CURATED, "sales") == [kept]


def test_the_version_changes_with_the_rows_only(table):
    before = version(table, Zone.CURATED, "sales")
    put(table, "a", JAN)
    after = version(table, Zone.CURATED, "sales")
    assert before == ""
    assert after == version(table, Zone.CURATED, "sales") != before


def test_what_is_not_there_is_empty(lake):
    assert data_files(lake, Zone.CURATED, "sales") == []
    assert file_spans(lake, "sales", "sold_at") == []
    assert committed_batches(lake, "sales") == {}
    assert version(lake, Zone.CURATED, "sales") == ""
    withdraw(lake, "sales", "a")


def test_months_are_partitions(table):
    put(table, "a", JAN)
    [field] = table.catalog.load_table("curated.sales").spec().fields
    assert (field.name, str(field.transform)) == ("sold_at_month", "month")
