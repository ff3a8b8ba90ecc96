from __future__ import annotations

from pathlib import Path

import pytest

from shelfcast import project as projects
from shelfcast.errors import EmptyFileError, UnknownFormatError
from shelfcast.steps import LAND, Run

GOOD = "date,product,quantity\n2026-01-05,A,1\n2026-01-06,B,2\n"


def run(tmp_path: Path, *files: str) -> Run:
    paths = []
    for number, text in enumerate(files):
        path = tmp_path / f"sales-{number}.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return Run(projects.init(tmp_path / "shop"), tuple(paths))


def test_without_files_there_is_nothing_to_land(tmp_path: Path) -> None:
    outcome = LAND.work(run(tmp_path))
    assert (outcome.done, outcome.result) == (False, None)


def test_a_refused_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    asked = run(tmp_path, "", GOOD)
    landed, faults = LAND.work(asked).result
    assert [item.line.loaded for item in landed] == [2]
    assert [(fault.file, type(fault.error)) for fault in faults] == [
        (asked.files[0], EmptyFileError)
    ]


def test_where_every_file_is_refused_the_first_fault_is_raised_with_the_others(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownFormatError) as caught:
        LAND.work(run(tmp_path, "\x89PNG\x00", ""))
    assert any("sales-1.csv" in line for line in caught.value.evidence)


def test_progress_runs_from_nothing_to_all(tmp_path: Path) -> None:
    asked = run(tmp_path, GOOD)
    heard: list[float] = []
    LAND.work(Run(asked.project, asked.files, progress=lambda _, done: heard.append(done)))
    assert heard[0] == 0.0
    assert heard[-1] == 1.0
    assert heard == sorted(heard)
