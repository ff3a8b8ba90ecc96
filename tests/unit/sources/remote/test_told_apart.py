from __future__ import annotations

from pathlib import Path

import polars as pl

from shelfcast.sources.databases.spool import spool
from shelfcast.sources.remote.told_apart import tell_apart


def test_a_mark_changes_the_bytes_and_no_row(tmp_path: Path) -> None:
    table, lines = tmp_path / "t.parquet", tmp_path / "t.jsonl"
    spool(iter([(("a",), [(1,), (None,)]), (("a",), [("x",)])]), table)
    lines.write_text('{"a": 1.10}\n{"a": "x"}\n', encoding="utf-8")
    rows, objects = pl.read_parquet(table), lines.read_text(encoding="utf-8").splitlines()
    seen = {table.read_bytes(), lines.read_bytes()}
    for mark in (1, 2):
        tell_apart(table, mark)
        tell_apart(lines, mark)
        assert pl.read_parquet(table).equals(rows)
        assert [line.strip() for line in lines.read_text(encoding="utf-8").splitlines()] == objects
        seen |= {table.read_bytes(), lines.read_bytes()}
    assert len(seen) == 6
