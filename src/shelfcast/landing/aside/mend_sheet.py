"""How are rows in quarantine mended in a spreadsheet?

They are written as CSV, a file a kind of table, with the cells as they were; a person mends cells,
or writes `x` under `_dismiss` where a row is no data. What came back changed becomes mends.

The columns `_batch`, `_row` and `_place` say which row it is; `_reason` and `_column` what was
wrong. `_place` counts the rows of one number: a wide table has a row a cell.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from shelfcast.errors import QuarantineError
from shelfcast.landing.aside.mends import Mend

OWN = ("_batch", "_row", "_place", "_reason", "_column", "_dismiss")
YES = ("x", "yes", "y", "1", "true", "ja", "oui", "si", "sim", "tak", "да", "是")


def write_sheets(rows: pl.DataFrame, folder: Path) -> list[Path]:
    """One CSV a batch (UTF-8 with a mark, which Excel heeds) of quarantined `rows`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for (batch,), part in placed(rows).group_by("batch_id", maintain_order=True):
        name = re.sub(r"[^\w.-]+", "-", Path(part["file"][0]).name).strip("-")
        written.append(_write(part, folder / f"{name}-{str(batch)[:8]}-{str(batch)[-1:]}.csv"))
    return written


def placed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `_place`: the how-manieth of its row number each is, from 1."""
    return rows.with_columns(_place=pl.int_range(1, pl.len() + 1).over("batch_id", "row_number"))


def _write(part: pl.DataFrame, path: Path) -> Path:
    cells = [json.loads(raw) for raw in part["raw"]]
    names = list(dict.fromkeys(name for each in cells for name in each if name))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([*OWN, *names])
        for row, each in zip(part.iter_rows(named=True), cells, strict=True):
            own = [row["batch_id"], row["row_number"], row["_place"], row["reason"], row["column"]]
            out.writerow([*own, "", *(each.get(name) for name in names)])
    return path


def read_sheet(path: Path, rows: pl.DataFrame) -> list[Mend]:
    """The mends in a CSV that `write_sheets` wrote, of quarantined `rows`; rows left as they were
    give none, and so do rows that are aside no longer.

    Raises QuarantineError where the file is none of ours.
    """
    index = {
        (row["batch_id"], row["row_number"], row["_place"]): row["raw"]
        for row in placed(rows).iter_rows(named=True)
    }
    found = (_mend(record, index) for record in _records(path))
    return [mend for mend in found if mend is not None]


def _records(path: Path) -> Iterator[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QuarantineError(
            f"{path} does not read.", evidence=[str(error)], fix="save it as CSV in UTF-8"
        ) from error
    delimiter = ";" if text.startswith(f"{OWN[0]};") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [name for name in OWN[:3] if name not in (reader.fieldnames or ())]
    if missing:
        raise QuarantineError(
            f"{path} is no sheet of quarantined rows: it has no column {missing[0]}.",
            fix="shelfcast quarantine export --to FOLDER writes such sheets",
        )
    yield from reader


def _mend(record: dict[str, str], index: dict[tuple[str, int, int], str]) -> Mend | None:
    number, place = record["_row"], record["_place"]
    if not (number.isdigit() and place.isdigit()):
        raise QuarantineError(
            "A row of the sheet lost its number.",
            evidence=[f"_row {number!r}, _place {place!r}"],
            fix="leave the columns that begin with _ as they were written",
        )
    raw = index.get((record["_batch"], int(number), int(place)))
    if raw is None:
        return None
    if (record.get("_dismiss") or "").strip().lower() in YES:
        return Mend(record["_batch"], int(number), raw, None)
    before = json.loads(raw)
    after = {name: record.get(name) or None for name in before if name}
    if all(after[name] == (before[name] or None) for name in after):
        return None
    mended = json.dumps(after, ensure_ascii=False)
    return Mend(record["_batch"], int(number), raw, mended)
