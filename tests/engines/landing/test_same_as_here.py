"""A file typed in parts by workers lands to the row, the reason and the count as it does here."""

import csv
import io
import json
import random
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest

from shelfcast.contracts import DATASETS
from shelfcast.lake import Zone, data_files, open_lake
from shelfcast.landing import (
    Habits,
    Request,
    land_file,
    profile_files,
    read_account,
    read_quarantine,
    recover,
)
from shelfcast.landing.stored import stored_rows
from shelfcast.sources.csv import delimited

PARTS, WHOLE = "typed in parts", "no: it can only be read from its beginning to its end"
OTHER_ROWS = "no: what its rows say depends on other rows"


@pytest.fixture(autouse=True)
def _small_files_are_large(monkeypatch):
    """The quick way of reading is for large files; here it is for all."""
    monkeypatch.setattr(delimited, "SMALL", 100)


@dataclass
class Files:
    """Files that are landed one after the other, and what the account notes of each table."""

    contents: dict[str, bytes]
    notes: tuple[str, ...]
    country: str = "GB"
    rows: int = field(default=1)


def text(rows, delimiter=",", end="\n", header=("Date", "Store", "Product", "Quantity", "Price")):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows([header, *rows])
    return out.getvalue()


def sales(rows, seed=0, day="{y}-{m:02d}-{d:02d}", months=12, decimal="."):
    """Clean sales lines in no order of days, so that every part has every month."""
    dice = random.Random(seed)
    return [
        (
            day.format(y=2024, m=dice.randint(1, months), d=dice.randint(1, 28)),
            f"S{dice.randint(1, 4)}",
            f"P{dice.randint(1, 60):03d}",
            str(dice.randint(1, 5)),
            f"{dice.randint(100, 9999) / 100:.2f}".replace(".", decimal),
        )
        for _ in range(rows)
    ]


def spoilt(rows, seed=0):
    """Some rows are wrong, some are no data, some read only when looked at twice."""
    dice = random.Random(seed)
    for row in rows:
        date, store, product, quantity, price = row
        odd = {
            0: (date, store, product, "many", price),
            1: ("soon", store, product, quantity, price),
            2: (date, store, product, "", ""),
            3: ("2204-01-01", store, product, quantity, price),
            4: (date, store, product, "N/A", price),
            5: (date, store, product, quantity, f"£ {price}"),
            6: ("Total", "", "", str(dice.randint(1, 99)), price),
            7: ("", "", "", "", ""),
            8: ("Date", "Store", "Product", "Quantity", "Price"),
            9: (f" {date} ", f' "{store}" ', "a, b", quantity, price),
        }
        yield odd.get(dice.randint(0, 120), row)


def clean():
    return Files({"sales.csv": text(sales(1500)).encode()}, (PARTS,), rows=1500)


def dirty():
    rows = list(spoilt(sales(2500, 1), 2))
    footer = [("Total Berlin", "", "", "12", ""), ("Report printed on 2024-12-31", "", "", "", "")]
    return Files({"sales.csv": text([*rows, *footer]).encode()}, (PARTS,), rows=2000)


def ragged():
    """A row too wide stops the quick way of reading in whichever part it stands."""
    lines = text(sales(1500)).splitlines(keepends=True)
    lines[1100] = lines[1100].replace("\n", ",more,cells\n")
    return Files({"sales.csv": "".join(lines).encode()}, (WHOLE,), rows=1499)


def cut_short():
    """Rows with too few cells, which the quick way fills up."""
    lines = text(sales(1500)).splitlines(keepends=True)
    for place in (600, 900, 1400):
        lines[place] = lines[place].rsplit(",", 2)[0] + "\n"
    return Files({"sales.csv": "".join(lines).encode()}, (PARTS,), rows=1497)


def broken_lines():
    """Line breaks in cells, one in every few, so that cuts would fall into them."""
    dice = random.Random(3)
    rows = [
        (*row[:2], f'{row[2]}\nsecond "line"' if dice.random() < 0.3 else row[2], *row[3:])
        for row in sales(1500)
    ]
    return Files({"sales.csv": text(rows).encode()}, (WHOLE,), rows=1500)


def one_broken_line():
    lines = text(sales(1500)).splitlines(keepends=True)
    lines[800] = lines[800].replace("P", '"P\n', 1).replace(",", '",', 3).replace('",', ",", 2)
    return Files({"sales.csv": "".join(lines).encode()}, (WHOLE,), rows=1499)


def marked():
    """A byte order mark, Windows line ends, and quotes and delimiters inside cells."""
    rows = [(a, f'Shop "{b}", north', c, d, e) for a, b, c, d, e in sales(1500)]
    return Files({"sales.csv": b"\xef\xbb\xbf" + text(rows, end="\r\n").encode()}, (PARTS,))


def cyrillic():
    header = ("Дата", "Магазин", "Товар", "Количество", "Цена")
    rows = [
        (a, f"Магазин {b}", f"Молоко {c}", d, e)
        for a, b, c, d, e in sales(1500, day="{d:02d}.{m:02d}.{y}", decimal=",")
    ]
    written = text(rows, ";", "\r\n", header).encode("cp1251")
    return Files({"prodazhi.csv": written}, (PARTS,), "RU", 1500)


def late_byte():
    """One byte that is no UTF-8, long after the sample."""
    raw = bytearray(text(sales(12_000)).encode())
    raw[-5000] = 0xFF
    return Files({"sales.csv": bytes(raw)}, (WHOLE,))


def turned_late():
    """Days that read both ways for as long as the sample goes; the rest says which it is."""
    early = sales(20_500, day="{m:02d}/{d:02d}/{y}")
    early = [row for row in early if int(row[0][3:5]) <= 12]
    early = (early * 3)[:20_100]
    late = [row for row in sales(6000, 5, "{m:02d}/{d:02d}/{y}") if int(row[0][3:5]) > 12]
    return Files({"sales.csv": text([*early, *late]).encode()}, (PARTS,), rows=20_000)


def overlapping():
    """Files that have lines of one another, and the same line several times."""
    rows = sales(1200, 6, months=3)
    again = [*rows[600:], *rows[900:], *sales(400, 7, months=5)]
    return Files(
        {
            "sales-01.csv": text([*rows, *rows[:300], *rows[:100]]).encode(),
            "sales-02.csv": text(again).encode(),
            "sales-03.csv": text(list(spoilt([*again, *rows[:500]], 8))).encode(),
            "sales-01 again.csv": text([*rows, *rows[:300], *rows[:100]]).encode(),
        },
        (PARTS, PARTS, PARTS, PARTS),
    )


def keyed():
    """Products have a key: a later version replaces an earlier one, the same again is known."""
    header = ("Product Id", "Product Name", "Category", "Price")

    def listed(price):
        return [(f"P{n:04d}", f"Tea no. {n}", f"C{n % 9}", price(n)) for n in range(1200)]

    first, second = listed(lambda n: "1.50"), listed(lambda n: "1.50" if n % 3 else "N/A")
    return Files(
        {
            "products-1.csv": text([*first, *first[:50]], header=header).encode(),
            "products-2.csv": text([*second, *first[:80]], header=header).encode(),
        },
        (PARTS, PARTS),
    )


def undated_stock():
    """The file's name tells the day of the count, which each part must learn."""
    header = ("Product Id", "Store", "On Hand")
    rows = [(f"P{n:04d}", f"S{n % 5}", str(n % 40)) for n in range(2500)]
    return Files({"stock_2024-05-31.csv": text(rows, header=header).encode()}, (PARTS,), rows=2500)


def said_once():
    """A day said on the first row of its run: a row depends on those above it."""
    rows = [
        (date, store if place % 5 == 0 else "", *rest) if place % 5 == 0 else ("", "", *rest)
        for place, (date, store, *rest) in enumerate(sorted(sales(1500)))
    ]
    return Files({"sales.csv": text(rows).encode()}, (OTHER_ROWS,))


def parquet():
    """Several row groups, real types and gaps, beside a CSV of the same shop."""
    names = ("Date", "Store", "Product", "Quantity", "Price")
    rows = sales(3000, 9)
    frame = pl.DataFrame(rows, schema=list(names), orient="row").with_columns(
        pl.col("Date").str.to_date(),
        pl.when(pl.int_range(pl.len()) % 97 > 0).then(pl.col("Quantity").cast(pl.Int64)),
        pl.col("Price").cast(pl.Float64),
    )
    out = io.BytesIO()
    frame.write_parquet(out, row_group_size=400)
    return Files(
        {"sales.parquet": out.getvalue(), "sales.csv": text(rows[:900]).encode()}, (PARTS, PARTS)
    )


def json_lines():
    """Columns that come late, lines that are no objects, blank ones, a mark at the beginning."""
    keys = ("date", "store", "product", "quantity", "price")
    lines = [json.dumps(dict(zip(keys, row, strict=True))) for row in spoilt(sales(1500), 4)]
    late = {"date": "2024-06-30", "product": "P\u2028é", "quantity": "1", "price": "2.50"}
    lines[900] = json.dumps({**late, "promotion": "summer", "Promotion ": "x"}, ensure_ascii=False)
    lines[1000] = json.dumps({"channel": "web", **late})
    lines[400], lines[500], lines[501], lines[1200] = "", '{"date": "2024-01', "12", '["a", "b"]'
    whole = "\ufeff" + "\r\n".join(lines)
    return Files({"sales.jsonl": whole.encode()}, (PARTS,))


def nested_orders():
    """Orders of several lines each: a line of the file becomes several rows."""
    rows = sales(2400, 11)
    orders = []
    for place in range(0, len(rows), 4):
        lines = [
            {"sku": product, "quantity": int(quantity), "price": price}
            for _, _, product, quantity, price in rows[place : place + 1 + place % 4]
        ]
        store = {"id": rows[place][1], "city": "Leeds"} if place > 1600 else {"id": "S1"}
        order = {"order_id": place, "created_at": rows[place][0], "store": store, "lines": lines}
        orders.append(json.dumps(order))
    return Files({"orders.jsonl": "\n".join(orders).encode()}, (PARTS,))


def undecodable_lines():
    """JSON lines in an old code page, which no part can tell of itself."""
    lines = [
        json.dumps(
            {"date": a, "store": b, "product": "Käse Größe", "quantity": d, "price": e},
            ensure_ascii=False,
        )
        for a, b, c, d, e in sales(1500)
    ]
    return Files({"sales.jsonl": "\n".join(lines).encode("cp1252")}, (WHOLE,))


def packed():
    """A CSV and JSON lines in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for files in (clean(), nested_orders()):
            for name, content in files.contents.items():
                archive.writestr(name, content)
    return Files({"export.zip": out.getvalue()}, (PARTS, PARTS))


def polluted(seed):
    """Anything may be wrong with any line."""
    dice = random.Random(seed)
    rows = list(spoilt(sales(dice.randint(900, 2000), seed), seed))
    lines = text(rows, end=dice.choice(["\n", "\r\n"])).splitlines(keepends=True)
    for _ in range(dice.choice([0, 0, 1, 3])):
        place = dice.randrange(300, len(lines))
        at = dice.randrange(len(lines[place]) - 2)
        sign = dice.choice(['"', '"', "'", ",", '""', "é", "\n"])
        lines[place] = lines[place][:at] + sign + lines[place][at:]
    return Files({"sales.csv": "".join(lines).encode()}, ())


def polluted_json(seed):
    """JSON lines of changing shape, some of them cut short or changed in a letter."""
    dice = random.Random(seed)
    lines = []
    for date, store, product, quantity, price in spoilt(sales(dice.randint(500, 1500), seed), seed):
        line = {"date": date, "product": product, "quantity": quantity, "price": price}
        if dice.random() < 0.1:
            line[dice.choice(["store", "Store", "store ", "note", "0"])] = dice.choice([store, 7])
        if dice.random() < 0.05:
            line["items"] = [{"sku": store, "qty": n} for n in range(dice.randint(0, 3))]
        text = json.dumps(line)
        if dice.random() < 0.01:
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice(['"', "{", "", "é", "\r"]) + text[at + 1 :]
        lines.append(text)
    end = dice.choice(["\n", "\r\n"])
    return Files({"sales.jsonl": end.join([*lines, *dice.choice([[], [""]])]).encode()}, ())


FEW = [clean, dirty, broken_lines, cyrillic, overlapping, keyed, json_lines]
"""What a cluster is asked too; the others are of how a file is cut, which is the same there."""
ALL = [*FEW, ragged, cut_short, one_broken_line, marked, late_byte, turned_late, undated_stock]
ALL += [said_once, parquet, nested_orders, undecodable_lines, packed]


def landed(files: Files, root: Path, workers=None):
    """What a lake holds after the files: rows in their order, quarantine, account, profiles."""
    root.mkdir()
    lake = open_lake(root / "lake")
    notes = []
    for name, content in files.contents.items():
        (root / name).write_bytes(content)
        recover(lake)
        request = Request(lake, root / "mappings", Habits(country=files.country), workers=workers)
        for each in land_file(root / name, request):
            notes.append(json.loads(each.line.notes).get("spark"))
    found = {}
    for name in DATASETS:
        if held := data_files(lake, Zone.CURATED, name):
            own = stored_rows(DATASETS[name], held).drop("_landed_at").collect()
            found[f"rows of {name}"] = own
            found[f"profile of {name}"] = profile_files(DATASETS[name], held)
    found["quarantine"] = read_quarantine(lake).drop("landed_at", strict=False)
    account = read_account(lake).drop("landed_at")
    told = [without(json.loads(each), "spark") for each in account["notes"]]
    found["account"] = account.with_columns(notes=pl.Series(told, dtype=pl.String))
    stray = set((root / "lake" / "curated").rglob("*.parquet"))
    stray -= {Path(f) for name in DATASETS for f in data_files(lake, Zone.CURATED, name)}
    return found, notes, stray, sorted(p.name for p in (root / "mappings").glob("*"))


def without(notes, key):
    return json.dumps({k: v for k, v in notes.items() if k != key}, sort_keys=True)


def same(files, tmp_path, workers):
    here, _, _, saved_here = landed(files, tmp_path / "here")
    there, notes, stray, saved_there = landed(files, tmp_path / "there", workers)
    assert here.keys() == there.keys()
    for name, frame in here.items():
        assert frame.equals(there[name]), name
    assert not stray
    assert saved_here == saved_there
    return notes, there


def seeds(count, quick):
    """The first are tried by make test, the rest by make test-thorough."""
    rest = (pytest.param(seed, marks=pytest.mark.thorough) for seed in range(quick, count))
    return [*range(quick), *rest]


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.__name__)
def test_a_file_lands_in_parts_as_it_does_whole(made, tmp_path, workers, request):
    if "cluster" in request.node.name and made not in FEW:
        pytest.skip("a matter of how a file is cut, which is the same on a cluster")
    files = made()
    notes, there = same(files, tmp_path, workers)
    assert tuple(notes) == files.notes
    assert there["account"]["loaded"].sum() >= files.rows


@pytest.mark.parametrize("seed", seeds(40, quick=6))
def test_a_file_spoilt_at_random_lands_in_parts_as_it_does_whole(seed, tmp_path, workers, request):
    if "process" not in request.node.name and seed >= 2:
        pytest.skip("the first two are enough for a Spark")
    same(polluted(seed), tmp_path, workers)


@pytest.mark.parametrize("seed", seeds(20, quick=3))
def test_json_lines_spoilt_at_random_land_in_parts_as_they_do_whole(
    seed, tmp_path, workers, request
):
    if "process" not in request.node.name and seed >= 1:
        pytest.skip("the first is enough for a Spark")
    same(polluted_json(seed), tmp_path, workers)


def test_the_other_order_of_days_is_taken_by_what_all_rows_say(tmp_path, workers, request):
    if "cluster" in request.node.name:
        pytest.skip("the same on a cluster")
    _, there = same(turned_late(), tmp_path, workers)
    notes = json.loads(there["account"]["notes"][0])
    assert notes["dates"] == {"sold_at": "%m/%d/%Y"}
    assert there["account"]["quarantined"].sum() == 0
