"""Are files of other kinds landed while one waits? Claims, each beside its peer in the same run:

    100 small CSVs (200 rows x 8)   below 10 s, `shelfcast ingest FOLDER` from start to end
    xlsx of 100,000 rows x 10       below 3 s, read and landed
    a page of PDF                   below 0.5 s, ruled and unruled (20 pages of 40 rows each)

The peers are written by a person who knows the columns: a DuckDB `COPY` for each CSV in one
process, python-calamine's rows typed by Polars into Parquet, pdfplumber's `extract_tables`. They
find out nothing and keep no account. Sheets and PDFs are landed in a process that landed a tiny
file before, so that imports are not counted; the CSVs count the start of Python on both sides.
CPU seconds (user and system) stand beside the clock's, as the machine may be shared.

    python benchmarks/bench_files.py [csv] [xlsx] [pdf]
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

FILES, ROWS = 100, 200
SHEET_ROWS = 100_000
PAGES, PAGE_ROWS = 20, 40
HEADER = ("order_id", "sold_at", "store_id", "product_id", "product_name")
HEADER += ("quantity", "unit_price", "amount")
TINY = "Date,Product,Quantity\n2024-01-01,a,1\n2024-01-02,b,2\nsoon,c,3\n"


def lines(day: date, rows: int, chance: random.Random, first: int) -> Iterator[list[object]]:
    """Receipt lines of a day, in time order."""
    for n in range(rows):
        count, cents, product = (
            chance.randint(1, 9),
            chance.randint(50, 9999),
            chance.randint(1, 300),
        )
        sold = f"{day} {8 + n * 12 // rows:02d}:{chance.randint(0, 59):02d}:00"
        name, price = f"Article {product}, blue", cents / 100
        yield [first + n // 3, sold, f"S{chance.randint(1, 12):02d}", f"P{product:04d}", name,
               count, f"{price:.2f}", f"{count * price:.2f}"]  # fmt: skip


def make_csvs(folder: Path) -> Path:
    """A file a day, as a till exports them."""
    chance = random.Random(1)
    (folder / "csv").mkdir()
    for n in range(FILES):
        day = date(2024, 1, 1) + timedelta(days=n)
        with (folder / "csv" / f"sales_{day}.csv").open("w", newline="") as out:
            csv.writer(out).writerows([HEADER, *lines(day, ROWS, chance, 100_000 + n * ROWS)])
    return folder / "csv"


def make_xlsx(folder: Path) -> Path:
    """A sheet of ten columns: dates and numbers as such, as a system exports them."""
    import xlsxwriter

    chance, path = random.Random(2), folder / "sales.xlsx"
    names = "order_id sold_on store_id product_id name category quantity unit_price amount city"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("Sales"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, names.split())
        for n in range(1, SHEET_ROWS + 1):
            count, cents, product = chance.randint(1, 9), chance.randint(50, 9999), n % 900
            sheet.write_number(n, 0, 100_000 + n // 3)
            sheet.write_datetime(n, 1, date(2024, 1, 1) + timedelta(days=n // 300), day)
            words = (f"S{n % 12:02d}", f"P{product:04d}", f"Article {product}", f"Group {n % 7}")
            sheet.write_row(
                n, 2, (*words, count, cents / 100, count * cents / 100, f"City {n % 5}")
            )
    return path


def make_pdf(folder: Path, *, ruled: bool) -> Path:
    """A report of 20 pages, its header on each."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table, TableStyle

    chance, parts = random.Random(3), []
    path = folder / f"{'ruled' if ruled else 'unruled'}.pdf"
    style = [("FONTSIZE", (0, 0), (-1, -1), 8), ("ALIGN", (3, 0), (-1, -1), "RIGHT")]
    style += [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    for page in range(PAGES):
        cells: list[list[str]] = [["Date", "Product", "Name", "Quantity", "Unit price", "Amount"]]
        for n in range(PAGE_ROWS):
            count, cents, product = chance.randint(1, 9), chance.randint(50, 9999), n % 90
            money = [f"{cents / 100:.2f}", f"{count * cents / 100:.2f}"]
            day = date(2024, 1, 1) + timedelta(days=page)
            cells.append([str(day), f"P{product:04d}", f"Article {product}", str(count), *money])
        parts += [Table(cells, style=TableStyle(style), rowHeights=16), PageBreak()]
    SimpleDocTemplate(str(path), pagesize=A4).build(parts)
    return path


def land(path: Path, room: Path) -> int:
    """Rows that ours loads of the file."""
    from shelfcast.lake import open_lake
    from shelfcast.landing import Request, land_file

    landed = land_file(path, Request(open_lake(room / "lake"), room / "mappings"))
    return sum(each.line.loaded for each in landed)


def calamine(path: Path, room: Path) -> int:
    """Rows that a person's own reading types into Parquet."""
    import polars as pl
    from python_calamine import CalamineWorkbook

    names, *cells = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    frame = pl.DataFrame(cells, schema=names, orient="row", infer_schema_length=None)
    money = pl.col("unit_price", "amount", "quantity").cast(pl.Decimal(18, 4))
    typed = frame.with_columns(money, pl.col("sold_on").cast(pl.Datetime("us")))
    typed.write_parquet(room / "out.parquet")
    return typed.height


def plumber(path: Path, room: Path) -> int:
    """Rows that pdfplumber finds, by lines or, where it has none, by words."""
    import pdfplumber

    by = "lines" if "unruled" not in path.name else "text"
    settings = {"vertical_strategy": by, "horizontal_strategy": by}
    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables(settings)]
    assert room.is_dir()
    return sum(len(table) for table in tables)


READERS: dict[str, Callable[[Path, Path], int]] = {
    "ours": land,
    "calamine": calamine,
    "pdfplumber": plumber,
}


def one(who: str, path: Path) -> None:
    """Read the file in this process, the second time for the clock; prints seconds and rows."""
    with tempfile.TemporaryDirectory(prefix="bench-files-") as folder:
        room = Path(folder)
        (room / "tiny.csv").write_text(TINY)
        if who == "ours":
            land(room / "tiny.csv", room / "warm")
        else:
            READERS[who](path, room)
        began, cpu = time.perf_counter(), time.process_time()
        rows = READERS[who](path, room)
        took, spent = time.perf_counter() - began, time.process_time() - cpu
    print(json.dumps({"seconds": took, "cpu": spent, "rows": rows}))


def measured(who: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", who, str(path)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(2)]
    return min(
        (json.loads(run.stdout.splitlines()[-1]) for run in runs), key=lambda r: r["seconds"]
    )


def started(command: list[str], folder: Path) -> dict[str, float]:
    """A command from start to end, its modules compiled before."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": took, "cpu": spent}


COPY = """
import sys, duckdb
from pathlib import Path
con, out = duckdb.connect(), Path(sys.argv[2])
for file in sorted(Path(sys.argv[1]).iterdir()):
    con.execute(f'''COPY (SELECT * REPLACE (
        try_cast(sold_at AS TIMESTAMP) AS sold_at, try_cast(quantity AS DECIMAL(18, 4)) AS quantity,
        try_cast(unit_price AS DECIMAL(18, 4)) AS unit_price,
        try_cast(amount AS DECIMAL(18, 4)) AS amount)
        FROM read_csv('{file}', header = true, all_varchar = true))
        TO '{out / file.stem}.parquet' (FORMAT parquet)''')
"""


def csvs(folder: Path) -> bool:
    files, shelfcast = make_csvs(folder), [sys.executable, "-m", "shelfcast"]
    (folder / "tiny.csv").write_text(TINY)
    (folder / "out").mkdir()
    for name, given in (("warm", folder / "tiny.csv"), ("project", files)):
        started([*shelfcast, "init", str(folder / name)], folder)
        ingest = [*shelfcast, "ingest", "--unattended", "--project", str(folder / name), str(given)]
        ours = started(ingest, folder)
    peer = started([sys.executable, "-c", COPY, str(files), str(folder / "out")], folder)
    return tell(f"{FILES} small CSVs", 10.0, ours, "DuckDB COPY", peer)


def xlsx(folder: Path) -> bool:
    path = make_xlsx(folder)
    ours, peer = measured("ours", path), measured("calamine", path)
    assert ours["rows"] == peer["rows"] == SHEET_ROWS, (ours, peer)
    return tell("xlsx of 100,000 x 10", 3.0, ours, "calamine", peer)


def pdf(folder: Path) -> bool:
    held = []
    for ruled in (True, False):
        path = make_pdf(folder, ruled=ruled)
        ours, peer = measured("ours", path), measured("pdfplumber", path)
        assert ours["rows"] == PAGES * PAGE_ROWS, ours
        page = [{key: told / PAGES for key, told in run.items()} for run in (ours, peer)]
        held.append(tell(f"a page of PDF, {path.stem}", 0.5, page[0], "pdfplumber", page[1]))
    return all(held)


def tell(
    what: str, claim: float, ours: dict[str, float], name: str, peer: dict[str, float]
) -> bool:
    """Print a claim's line; True where it holds."""
    holds = ours["seconds"] < claim
    print(
        f"{what}: below {claim:g} s | ours {ours['seconds']:.2f} s, CPU {ours['cpu']:.2f} s | "
        f"{name} {peer['seconds']:.2f} s, CPU {peer['cpu']:.2f} s | "
        f"ratio {ours['seconds'] / peer['seconds']:.2f} | {'holds' if holds else 'MISSED'}",
        flush=True,
    )
    return holds


CLAIMS = {"csv": csvs, "xlsx": xlsx, "pdf": pdf}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", choices=[[], *CLAIMS], help="all where none is named")
    parser.add_argument("--one", nargs=2, metavar=("WHO", "FILE"), help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.one:
        one(told.one[0], Path(told.one[1]))
        return 0
    held = []
    for claim in told.claims or CLAIMS:
        with tempfile.TemporaryDirectory(prefix="bench-files-") as folder:
            held.append(CLAIMS[claim](Path(folder)))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
