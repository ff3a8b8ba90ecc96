"""A lake in a folder of its own, files put into it, and what became of them."""

import os
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from shelfcast.contracts import DATASETS
from shelfcast.lake import Zone, data_files, open_lake, pending
from shelfcast.landing import (
    Habits,
    Request,
    land_file,
    read_account,
    read_quarantine,
    recover,
)
from shelfcast.landing.stored import stored_rows

OWN = ("_batch_id", "_row_number", "_landed_at")
DATA = Path(os.environ.get("SHELFCAST_DATA", Path(__file__).parents[4] / "shared" / "data"))


class Room:
    """A project's lake and mapping folder."""

    def __init__(self, root: Path):
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self.lake = open_lake(root / "lake")
        self.mappings = root / "mappings"

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        raw = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(raw)
        return path

    def land(self, content, name="sales.csv", **how):
        """The account line of the one table of a file."""
        [landed] = self.land_all(content, name, **how)
        return landed.line

    def land_all(self, content, name="sales.csv", *, dataset=None, told=None, country="GB"):
        path = content if isinstance(content, Path) else self.file(name, content)
        recover(self.lake)
        habits = Habits(country=country)
        return land_file(path, Request(self.lake, self.mappings, habits, dataset, told or {}))

    def rows(self, dataset="sales") -> pl.DataFrame:
        files = data_files(self.lake, Zone.CURATED, dataset)
        if not files:
            return pl.DataFrame({"_row_number": [], "_batch_id": []})
        return stored_rows(DATASETS[dataset], files).collect().sort("_landed_at", "_row_number")

    def lines(self, *columns, dataset="sales") -> Counter:
        """The lake's rows as a multiset."""
        found = self.rows(dataset)
        return (
            Counter(found.select(columns).iter_rows()) if columns[0] in found.columns else Counter()
        )

    def quarantine(self) -> pl.DataFrame:
        return read_quarantine(self.lake).sort("row_number")

    def account(self) -> pl.DataFrame:
        return read_account(self.lake)

    def stray_files(self) -> list[Path]:
        """Parquet files in the curated zone that no table holds, and what a landing left lying."""
        root = self.lake.folder(Zone.CURATED)
        names = [folder.name for folder in root.iterdir()]
        held = {f for name in names for f in data_files(self.lake, Zone.CURATED, name)}
        found = [p for p in root.rglob("*.parquet") if str(p.resolve()) not in held]
        return [*found, *self.lake.root.glob(".landing-*"), *pending(self.lake)]

    def state(self) -> dict[str, object]:
        """What a reader can see, and what lies on the disk."""
        return {
            "rows": self.rows().sort(pl.all()).rows() if self.rows().height else [],
            "account": self.account().select("file", "loaded", "content").sort(pl.all()).rows(),
            "quarantine": self.quarantine().select("row_number", "reason").rows(),
            "raw": sorted(p.name for p in self.lake.folder(Zone.RAW).rglob("*")),
            "stray": self.stray_files(),
        }


@pytest.fixture
def room(tmp_path) -> Room:
    return Room(tmp_path / "project")


@pytest.fixture(scope="session")
def new_room(tmp_path_factory):
    """Makes rooms, for properties that need a fresh one each time."""
    return lambda: Room(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="session")
def data() -> Path:
    if not DATA.is_dir():
        pytest.skip(f"no real data at {DATA}; set SHELFCAST_DATA")
    return DATA
