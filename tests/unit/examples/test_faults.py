from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from corner_shop.account import FileAccount, expected
from corner_shop.faults import LAST_MONTH_TITLE, PLANTED
from corner_shop.layouts import FIRST_YEAR, LAST_MONTH, SECOND_YEAR
from corner_shop.sales_files import lines_of, overlap_day
from corner_shop.world import World

UNTIL = date(2026, 6, 30)


@pytest.fixture(scope="module")
def accounts() -> dict[str, FileAccount]:
    return {account.file: account for account in expected(UNTIL)}


@pytest.fixture(scope="module")
def first_year(folder: Path) -> list[list[str]]:
    text = gzip.decompress((folder / FIRST_YEAR.file).read_bytes()).decode("utf-8")
    return list(csv.reader(io.StringIO(text)))


@pytest.fixture(scope="module")
def second_year(folder: Path) -> list[list[str]]:
    text = (folder / SECOND_YEAR.file).read_bytes().decode("cp1252")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.fixture(scope="module")
def last_month(folder: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(folder / LAST_MONTH.file).get_sheet_by_index(0).to_python()


def naive_reason(header: list[str], row: list[str], date_format: str, decimal: str) -> str:
    """Why a text row cannot be a sale, by trying to read it cell by cell."""
    if not any(row):
        return "blank_row"
    if row == header:
        return "repeated_header"
    _, sold_at, _, _, _, _, quantity, price, discount, cost, _, _ = row
    if not sold_at:
        return "missing_value"
    try:
        datetime.strptime(sold_at, date_format)
    except ValueError:
        return "bad_date"
    try:
        [float(cell.replace(decimal, ".")) for cell in (quantity, price, discount, cost)]
    except ValueError:
        return "bad_number"
    return "sound"


def test_the_first_year_holds_the_faults_it_is_said_to(
    first_year: list[list[str]], accounts: dict[str, FileAccount]
) -> None:
    header, *rows = first_year
    found = Counter(naive_reason(header, row, "%Y-%m-%d %H:%M", ".") for row in rows)
    assert found.pop("sound") == accounts[FIRST_YEAR.file].loaded
    assert found == PLANTED[FIRST_YEAR.file]


def test_the_second_year_holds_the_faults_it_is_said_to(
    second_year: list[list[str]], accounts: dict[str, FileAccount]
) -> None:
    header, *rows = second_year
    account = accounts[SECOND_YEAR.file]
    found = Counter(naive_reason(header, row, "%d.%m.%Y %H:%M", ",") for row in rows)
    assert found.pop("sound") == account.loaded + account.duplicate
    assert found == PLANTED[SECOND_YEAR.file]


def test_the_last_month_has_a_title_above_and_a_total_below(
    last_month: list[list[object]], accounts: dict[str, FileAccount]
) -> None:
    title, header, *rows, total = last_month
    assert title[0] == LAST_MONTH_TITLE and not any(title[1:])
    assert tuple(header) == LAST_MONTH.headers
    sound = [row for row in rows if isinstance(row[1], datetime) and row[7] != "abc"]
    assert len(sound) == accounts[LAST_MONTH.file].loaded
    assert total[0] == "Total"
    assert total[6] == sum(row[6] for row in rows if row[0])


def test_the_workbook_keeps_the_minute_of_each_sale(
    last_month: list[list[object]], shop: World
) -> None:
    told = [line.sold_at for line in lines_of(LAST_MONTH, shop)]
    read = [row[1] for row in last_month[2:-1] if isinstance(row[1], datetime) and row[7] != "abc"]
    assert read == told


def test_the_overlapping_day_is_the_same_sales_in_both_files(
    first_year: list[list[str]],
    second_year: list[list[str]],
    shop: World,
    accounts: dict[str, FileAccount],
) -> None:
    day = overlap_day(shop.incidents)
    early = [row for row in first_year[1:] if row[1].startswith(day.isoformat())]
    late = [row for row in second_year[1:] if row[1].startswith(f"{day:%d.%m.%Y}")]
    assert [row[0] for row in early] == [row[0] for row in late]
    assert [row[7] for row in early] == [row[7].replace(",", ".") for row in late]
    assert len(late) == accounts[SECOND_YEAR.file].duplicate > 50


def test_the_accounts_add_up(accounts: dict[str, FileAccount]) -> None:
    for account in accounts.values():
        parts = account.loaded + account.quarantined + account.duplicate + account.not_data
        assert account.read == parts
        assert sum(account.reasons.values()) == account.quarantined + account.not_data


def test_every_line_of_the_world_is_loaded_once(
    accounts: dict[str, FileAccount], shop: World
) -> None:
    assert sum(account.loaded for account in accounts.values()) == len(shop.lines)


def test_an_overlap_on_christmas_day_moves_to_the_day_before() -> None:
    second = expected(date(2025, 12, 25))[1]
    assert second.duplicate > 50
