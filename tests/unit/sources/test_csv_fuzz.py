"""Files spoilt at random: none crashes the reader, and none loses a letter or a record's number."""

import json
import random
import shutil

import pytest

from shelfcast.errors import InputError
from shelfcast.sources import ROW, SPILL
from shelfcast.sources.csv.delimited import delimited_tables

BASES = (
    "day;shop;qty\n" + "".join(f"2024-01-{d:02d};Mill Lane;{d}\n" for d in range(1, 28)),
    "day,item,text\n" + "".join(f'2024-01-{d:02d},"Sock, {d}","5"" pipe"\n' for d in range(1, 28)),
    "Дата;Товар\n" + "01.02.2024;Хлеб\n" * 12,
    "a|b\n" + "'x|y'|2\n" * 12,
)
SIGNS = ('"', "'", ",", ";", "\n", "\r", "\x00", "\t", "\\", " ", "|", "#", '""', "\n\n", "sep=;\n")
FILES = 250


def spoilt(dice):
    content = bytearray(dice.choice(BASES).encode(dice.choice(["utf-8", "cp1251"])))
    for _ in range(dice.randrange(1, 12)):
        place, kind = dice.randrange(len(content) + 1), dice.random()
        if kind < 0.5:
            content[place:place] = dice.choice(SIGNS).encode()
        elif kind < 0.7:
            del content[place : place + dice.randrange(1, 30)]
        elif kind < 0.85:
            content[place:place] = content[place : place + dice.randrange(1, 200)]
        elif place < len(content):
            content[place] = dice.randrange(256)
    return bytes(content)


def letters(text):
    return sum(sign.isalnum() for sign in text or "")


def told(table):
    """Letters in the cells, spilled ones too, and in the header."""
    count = sum(letters(cell) for row in table.header for cell in row)
    for row in table.rows.drop(ROW).collect().iter_rows(named=True):
        spill = row.pop(SPILL, None)
        cells = [*row.values(), *(json.loads(spill) if spill else [])]
        count += sum(letters(cell) for cell in cells)
    return count


@pytest.mark.parametrize("seed", [1, 2])
def test_spoilt_files_are_read_whole_or_refused(seed, tmp_path):
    dice = random.Random(seed)
    for _ in range(FILES // 2):
        path, room = tmp_path / "f.csv", tmp_path / "room"
        path.write_bytes(spoilt(dice))
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir()
        try:
            tables = delimited_tables(path, "f.csv", room)
        except InputError:
            continue
        numbers = [number for table in tables for number in table.rows.collect()[ROW].to_list()]
        assert numbers == sorted(set(numbers))
        if not any(table.title_rows for table in tables):
            unwrapped = room / "unwrapped.csv"
            text = (unwrapped if unwrapped.exists() else room / "careful.csv").read_text()
            assert sum(told(table) for table in tables) == letters(text)
