"""What was read of a file, written as clean CSV for a person or a program to look at."""

from __future__ import annotations

import tempfile
from pathlib import Path

from shelfcast.landing.original import readable
from shelfcast.sources.written import write_tables
from shelfcast.terminal import print_facts, print_json


def show_written(path: Path, folder: Path, *, as_json: bool) -> None:
    """Write each table of a file into a folder and tell the files. Nothing is landed."""
    readable(path)
    with tempfile.TemporaryDirectory(prefix="shelfcast-") as room:
        files = write_tables(path, path.name, folder, Path(room))
    if as_json:
        print_json([{"written": str(file)} for file in files])
    else:
        print_facts([("written", str(file)) for file in files])
