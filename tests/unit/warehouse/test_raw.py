from datetime import date, datetime

import duckdb
import polars as pl

from shelfcast.contracts import DATASETS
from shelfcast.warehouse.raw import make_raw, public_holidays, view_sql


def test_a_dataset_without_files_is_an_empty_view_of_the_contracts_types():
    with duckdb.connect() as connection:
        for dataset in DATASETS.values():
            frame = connection.sql(view_sql(dataset, [])).pl()
            assert frame.is_empty()
            for column in dataset.columns:
                assert frame.schema[column.name] == column.kind.polars


def test_a_file_that_lacks_a_column_of_the_contract_reads_as_nulls(tmp_path):
    path = tmp_path / "it's old.parquet"
    pl.DataFrame({"store_id": ["S1"], "later_column": [1]}).write_parquet(path)
    with duckdb.connect() as connection:
        frame = connection.sql(view_sql(DATASETS["stores"], [str(path)])).pl()
    assert frame["store_id"].to_list() == ["S1"]
    assert frame["latitude"].to_list() == [None]
    assert "later_column" not in frame.columns


def test_a_folder_name_of_the_partition_is_no_column(tmp_path):
    folder = tmp_path / "city=Rome"
    folder.mkdir()
    pl.DataFrame({"store_id": ["S1"], "city": ["Oslo"]}).write_parquet(folder / "a.parquet")
    with duckdb.connect() as connection:
        frame = connection.sql(view_sql(DATASETS["stores"], [str(folder / "a.parquet")])).pl()
    assert frame["city"].to_list() == ["Oslo"]


def test_holidays_reach_two_years_beyond_the_sales(tmp_path):
    path = tmp_path / "s.parquet"
    pl.DataFrame({"sold_at": [datetime(2020, 5, 1), datetime(2021, 5, 1)]}).write_parquet(path)
    with duckdb.connect() as connection:
        make_raw(connection, {"sales": [str(path)]}, "FR")
        days = connection.sql("select day from raw.holidays order by day").pl()["day"]
    assert (days[0], days[-1]) == (date(2018, 1, 1), date(2023, 12, 25))


def test_a_country_without_known_holidays_has_none():
    assert public_holidays("XX", date(2024, 1, 1), date(2024, 1, 1)) == []
