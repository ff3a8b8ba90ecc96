import polars as pl

from shelfcast.contracts import Column, Frame, Kind
from shelfcast.lake import Zone, append_frame, delete_rows, read_frame, replace_frame
from shelfcast.lake.tables import VERSIONS, load_table

SHAPE = Frame("t", "a row a thing", (Column("a", Kind.ID, "a"), Column("n", Kind.INTEGER, "n")))


def rows(*pairs):
    return pl.DataFrame(pairs, schema=SHAPE.schema(), orient="row")


def read(lake):
    return sorted(read_frame(lake, Zone.LOGS, "t", SHAPE).rows())


def test_a_table_that_is_not_there_reads_as_empty(lake):
    assert read_frame(lake, Zone.LOGS, "t", SHAPE).schema == SHAPE.empty().schema


def test_appended_rows_are_kept_and_deleted_ones_are_gone(lake):
    append_frame(lake, Zone.LOGS, rows(("x", 1), ("y", 2)), "t")
    append_frame(lake, Zone.LOGS, rows(("z", 3)), "t")
    delete_rows(lake, Zone.LOGS, "t", ("a", "y"))
    assert read(lake) == [("x", 1), ("z", 3)]


def test_a_replaced_frame_is_the_whole_table(lake):
    append_frame(lake, Zone.LOGS, rows(("x", 1)), "t")
    replace_frame(lake, Zone.LOGS, rows(("y", 2)), "t")
    assert read(lake) == [("y", 2)]


def test_a_new_column_joins_and_old_rows_have_it_empty(lake):
    append_frame(lake, Zone.LOGS, rows(("x", 1)), "t")
    append_frame(lake, Zone.LOGS, rows(("y", 2)).with_columns(note=pl.lit("new")), "t")
    found = read_frame(lake, Zone.LOGS, "t", SHAPE).sort("a")
    assert found["note"].to_list() == [None, "new"]


def test_many_small_appends_keep_all_rows_and_few_versions(lake):
    for n in range(25):
        append_frame(lake, Zone.LOGS, rows((str(n), n)), "t")
    assert len(read(lake)) == 25
    assert len(load_table(lake, Zone.LOGS, "t").snapshots()) < 2 * VERSIONS
