from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from corner_shop import generate as command
from corner_shop.generate import generate

UNTIL = date(2026, 6, 30)


def test_the_same_seed_and_last_day_give_the_same_bytes_in_another_process(
    folder: Path, tmp_path: Path
) -> None:
    # Another hash seed and time zone, since sets and clocks are where determinism is lost.
    told = [sys.executable, "-m", "corner_shop.generate", "--to", str(tmp_path), "--until"]
    env = {**os.environ, "PYTHONHASHSEED": "99", "TZ": "Asia/Tokyo"}
    subprocess.run([*told, UNTIL.isoformat()], check=True, capture_output=True, env=env)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    second = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert first == second


def test_another_seed_is_another_shop(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path, UNTIL, seed=8)
    name = "sales-second-year.csv"
    assert (tmp_path / name).read_bytes() != (folder / name).read_bytes()


def test_every_file_is_returned_and_masters_come_before_sales(folder: Path) -> None:
    paths = generate(folder, UNTIL)
    assert {path.name for path in folder.iterdir()} == {path.name for path in paths}
    sales = [path.name.startswith("sales-") for path in paths]
    assert sales == sorted(sales) and sum(sales) == 3


def test_the_last_day_is_yesterday_unless_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "yesterday", lambda: date(2025, 12, 25))
    assert command.main(["--to", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list(tmp_path.iterdir()))
    stock = (tmp_path / "stock.csv").read_text()
    assert stock.splitlines()[-1].startswith("2025-12-25")
