"""Which batch was being written when a run was killed?

Before a batch's first write a small file names it, its datasets and its folder; the file goes when
the batch is whole, or taken back. What is still there when the next run starts is what a killed
run left, so a run that follows a clean one has nothing to look through.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from shelfcast.lake.catalog import Lake

FOLDER = ".pending"


@dataclass(frozen=True)
class Intent:
    """A batch about to be written: the datasets it may touch, and the folder of its files."""

    batch: str
    datasets: tuple[str, ...]
    folder: str


def begin(lake: Lake, intent: Intent) -> None:
    """Name the batch, before anything of it is written."""
    place = lake.root / FOLDER / f"{intent.batch}.json"
    place.parent.mkdir(exist_ok=True)
    waiting = place.with_suffix(".tmp")
    waiting.write_text(json.dumps(asdict(intent)), encoding="utf-8")
    waiting.replace(place)


def end(lake: Lake, batch: str) -> None:
    """The batch is whole, or nothing of it is left."""
    (lake.root / FOLDER / f"{batch}.json").unlink(missing_ok=True)


def pending(lake: Lake) -> list[Intent]:
    """The batches that were begun and not ended."""
    found = [json.loads(p.read_bytes()) for p in sorted((lake.root / FOLDER).glob("*.json"))]
    return [Intent(each["batch"], tuple(each["datasets"]), each["folder"]) for each in found]
