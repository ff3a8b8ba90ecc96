from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pdfplumber
import polars as pl
import pytest

from shelfcast.contracts.order_log import ORDER_SHEETS
from shelfcast.errors import InputError
from shelfcast.reports import purchase_orders, write_orders


def line(number: str, product: str, quantity: float, cost: float | None) -> dict[str, object]:
    return {
        "po_number": number,
        "supplier_id": "acme",
        "store_id": "s1",
        "product_id": product,
        "order_date": date(2026, 3, 1),
        "arrival_date": date(2026, 3, 8),
        "quantity": quantity,
        "unit_cost": cost,
        "product_name": f"Name of {product}",
        "pack_size": 12.0,
        "packs": quantity / 12,
        "amount": None if cost is None else quantity * cost,
        "status": "proposed",
    }


@pytest.fixture
def orders():
    rows = [
        line("PO-1", "tea", 24.0, 2.5),
        line("PO-1", "pen", 1200.0, 0.75),
        line("PO-2", "ink", 12.0, None),
    ]
    return purchase_orders(pl.DataFrame(rows, schema=ORDER_SHEETS.schema()), {"s1": "High Street"})


def test_orders_have_their_lines_total_and_place(orders):
    first, second = orders
    assert (first.number, first.ship_to, first.total) == ("PO-1", "High Street (s1)", 960.0)
    assert (first.ordered, first.expected) == (date(2026, 3, 1), date(2026, 3, 8))
    assert first.lines["product_id"].to_list() == ["pen", "tea"]
    assert (second.total, second.unpriced) == (0, 1)


def test_lines_as_csv_carry_their_order(orders, tmp_path: Path):
    write_orders(orders, tmp_path / "orders.csv", currency="GBP")
    with (tmp_path / "orders.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["purchase_order"] for row in rows] == ["PO-1", "PO-1", "PO-2"]
    assert (rows[1]["product_id"], rows[1]["quantity"], rows[1]["amount"]) == (
        "tea",
        "24.00",
        "60.00",
    )
    assert (rows[2]["amount"], rows[2]["currency"]) == ("", "GBP")


def test_a_workbook_has_a_sheet_an_order_with_its_total(orders, tmp_path: Path):
    write_orders(orders, tmp_path / "orders.xlsx", currency="GBP")
    book = openpyxl.load_workbook(tmp_path / "orders.xlsx")
    assert book.sheetnames == ["PO-1", "PO-2"]
    cells = [[cell.value for cell in row] for row in book["PO-1"].iter_rows()]
    assert ["tea", "Name of tea", 2, 24, 2.5, 60] in [row[:6] for row in cells]
    assert cells[-1][0] == "Total £960.00"
    assert [*book["PO-2"].iter_rows()][-1][
        0
    ].value == "Total £0.00, without 1 lines of unknown cost"


def test_a_pdf_has_a_page_an_order_with_all_that_a_supplier_needs(orders, tmp_path: Path):
    pytest.importorskip("typst", reason="typst is not installed")
    write_orders(orders, tmp_path / "orders.pdf", currency="GBP")
    with pdfplumber.open(tmp_path / "orders.pdf") as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) == 2
    for words in ("PO-1", "acme", "High Street (s1)", "2026-03-08", "Total £960.00"):
        assert words in pages[0]
    assert "pen Name of pen 100 1,200 £0.75 £900.00" in pages[0]


def test_names_with_signs_are_only_text_to_typst(tmp_path: Path):
    pytest.importorskip("typst", reason="typst is not installed")
    rows = [{**line("PO-1", "#let x = 1", 12.0, 1.0), "product_name": "*Tea* $5 [a] \\ #panic()"}]
    made = purchase_orders(pl.DataFrame(rows, schema=ORDER_SHEETS.schema()), {})
    write_orders(made, tmp_path / "orders.pdf", currency="EUR")
    with pdfplumber.open(tmp_path / "orders.pdf") as pdf:
        assert "*Tea* $5 [a] \\ #panic()" in pdf.pages[0].extract_text()


def test_another_kind_of_file_is_refused(orders, tmp_path: Path):
    with pytest.raises(InputError, match="no kind of file"):
        write_orders(orders, tmp_path / "orders.docx", currency="GBP")
    assert not (tmp_path / "orders.docx").exists()
