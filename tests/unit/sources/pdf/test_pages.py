import contextlib
import random
import re
import zlib
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printed import COUNTRIES, invoice
from reportlab.lib import pdfencrypt
from reportlab.pdfgen import canvas

from shelfcast.errors import (
    DamagedFileError,
    EmptyFileError,
    InputError,
    TooLargeError,
    UnknownFormatError,
)
from shelfcast.sources import ROW, read_tables


def tables(path, tmp_path):
    room = tmp_path / "room"
    room.mkdir(exist_ok=True)
    return list(read_tables(path, path.name, room))


def number(text, country):
    plain = re.sub(r"[^\d,.\-]", "", text.replace("руб.", "")).replace(
        country.thousands.strip() or "\0", ""
    )
    return Decimal(plain.replace(country.decimal, "."))


def lines(table, sheet):
    """Code, description, quantity, price and amount of the rows that carry the invoice's date."""
    frame = table.rows.collect()
    dated = next(name for name in frame.columns if name in sheet.country.date[0])
    found = []
    for row in frame.rows(named=True):
        if row[dated] is None:
            continue
        assert row[dated] == sheet.country.date[1]
        code, name, quantity, price, amount = (row[c] for c in sheet.country.names)
        found.append(
            (
                code,
                name,
                int(quantity),
                number(price, sheet.country),
                number(amount, sheet.country),
            )
        )
    return found


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize("ruled", [False, True])
def test_an_invoice_gives_its_lines_with_its_date_and_number(tmp_path, code, ruled):
    sheet = invoice(tmp_path / "i.pdf", code, 7, ruled=ruled)
    [table] = tables(sheet.path, tmp_path)
    assert lines(table, sheet) == sheet.lines
    assert sheet.country.number[1] in table.rows.collect().row(0)


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("wide", [False, True])
def test_an_invoice_over_several_pages_is_one_table(tmp_path, code, ruled, wide):
    sheet = invoice(tmp_path / "i.pdf", code, 90, ruled=ruled, wide=wide, signs=not wide)
    [table] = tables(sheet.path, tmp_path)
    found = lines(table, sheet)
    assert found == sheet.lines
    assert sum(line[4] for line in found) == sheet.total


@pytest.mark.parametrize("code", ["de", "en", "fr"])
def test_a_sum_carried_over_to_the_next_page_is_no_line_of_goods(tmp_path, code):
    sheet = invoice(tmp_path / "i.pdf", code, 70, carried=True)
    [table] = tables(sheet.path, tmp_path)
    assert lines(table, sheet) == sheet.lines


def drawn(path, rows, *, size=(595, 842), **options):
    """A page with each text at its place: (x, y from the top, text)."""
    page = canvas.Canvas(str(path), pagesize=size, **options)
    for x, y, text in rows:
        page.drawString(x, size[1] - y, text)
    page.save()
    return path


def columns_at(places, rows, top, step=14):
    return [
        (x, top + step * n, text)
        for n, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
        if text
    ]


def test_a_report_with_prose_around_gives_its_rows_alone(tmp_path):
    words = "Sales went up in spring, by 4 percent against the year before, as Table 2 shows."
    rows = [["Day", "Product", "Units", "Revenue"]]
    rows += [[f"2024-03-{n:02d}", "Tea", str(n), f"{n * 2}.50"] for n in range(1, 20)]
    page = [(50, 60, words), (50, 74, words)]
    page += columns_at([50, 150, 300, 400], rows, 120)
    page += [(50, 420, words), (50, 434, words)]
    [table] = tables(drawn(tmp_path / "r.pdf", page), tmp_path)
    found = table.rows.collect()
    assert table.columns == ("Day", "Product", "Units", "Revenue")
    assert found["Units"].to_list() == [str(n) for n in range(1, 20)]
    assert found[ROW].to_list() == list(range(1, 20))


def test_a_section_s_name_is_a_row_of_its_own(tmp_path):
    rows = [
        ["Item", "Qty", "Price", "Amount"],
        ["--- Hot ---", "", "", ""],
        ["Tea", "2", "3.00", "6.00"],
        ["Subtotal", "", "", "6.00"],
        ["--- Cold ---", "", "", ""],
        ["Juice", "1", "4.00", "4.00"],
        ["Water", "1", "4.00", "4.00"],
    ]
    page = [(50, 60, "Invoice No: 77"), (50, 74, "Invoice Date: 2024-02-03")]
    [table] = tables(
        drawn(tmp_path / "r.pdf", page + columns_at([50, 200, 300, 400], rows, 120)), tmp_path
    )
    found = table.rows.collect()
    assert found["Item"].to_list()[:2] == ["--- Hot ---", "Tea"]
    dated = found.filter(found["Invoice Date"] == "2024-02-03")
    assert dated["Item"].to_list() == ["Tea", "Juice", "Water"]


def test_a_line_that_says_what_the_price_includes_adds_nothing(tmp_path):
    rows = [
        ["Item", "Qty", "Price", "Amount"],
        ["Bottle", "2", "3.00", "6.00"],
        ["", "2", "", "0.50"],
        ["Cap", "1", "1.00", "1.00"],
    ]
    page = [*columns_at([50, 200, 300, 400], rows, 120), (58, 148, "Incl. deposit")]
    [table] = tables(drawn(tmp_path / "r.pdf", page), tmp_path)
    assert table.rows.collect()["Amount"].to_list() == ["6.00", "1.00"]


def test_a_scan_is_told_and_what_helps(tmp_path):
    path = tmp_path / "s.pdf"
    page = canvas.Canvas(str(path))
    page.rect(10, 10, 200, 200, fill=1)
    page.save()
    with pytest.raises(UnknownFormatError, match="without text") as caught:
        tables(path, tmp_path)
    assert "ocrmypdf" in caught.value.fix


def test_a_locked_pdf_is_told(tmp_path):
    lock = pdfencrypt.StandardEncryption("secret", canPrint=0)
    path = drawn(tmp_path / "l.pdf", [(50, 50, "Item Qty")], encrypt=lock)
    with pytest.raises(UnknownFormatError, match="password"):
        tables(path, tmp_path)


def test_a_letter_without_a_table_is_told(tmp_path):
    path = drawn(
        tmp_path / "l.pdf", [(50, 50 + 14 * n, "Dear customer, thank you.") for n in (1, 2)]
    )
    with pytest.raises(EmptyFileError, match="no table"):
        tables(path, tmp_path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.97])
def test_a_pdf_cut_short_is_told(tmp_path, part):
    raw = invoice(tmp_path / "i.pdf", "en", 30).path.read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(raw[: int(len(raw) * part)])
    with pytest.raises((DamagedFileError, EmptyFileError, UnknownFormatError)):
        tables(path, tmp_path)


def test_a_stream_that_unpacks_to_gigabytes_is_refused(tmp_path):
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"0" * (1 << 20)) for _ in range(140)) + packer.flush()
    path = tmp_path / "bomb.pdf"
    head = f"%PDF-1.7\n1 0 obj <</Length {len(packed)}/Filter/FlateDecode>>\nstream\n".encode()
    path.write_bytes(head + packed + b"\nendstream\nendobj\n%%EOF")
    with pytest.raises(TooLargeError):
        tables(path, tmp_path)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_bytes_give_rows_or_an_error_of_ours(printed_invoice, seed):
    path, room = printed_invoice
    rng = random.Random(seed)
    raw = bytearray(path.read_bytes())
    for _ in range(rng.randint(1, 30)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    changed = path.with_name("changed.pdf")
    changed.write_bytes(raw)
    with contextlib.suppress(InputError):
        for table in read_tables(changed, "changed.pdf", room):
            table.rows.collect()


@pytest.fixture(scope="module")
def printed_invoice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "room").mkdir()
    return invoice(folder / "i.pdf", "de", 12).path, folder / "room"
