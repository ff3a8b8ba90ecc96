"""The report read back, beside what metrics say."""

from __future__ import annotations

import openpyxl
import pytest

from shelfcast.errors import InputError, NoDataError
from shelfcast.metrics import MetricQuery, Scope, query
from shelfcast.reports import write_report
from shelfcast.reports.overview import KPIS
from shelfcast.reports.workbook import SHEETS


def written(reader, folder, **options):
    path = folder / "report.xlsx"
    write_report(reader, path, currency="GBP", **options)
    return openpyxl.load_workbook(path)


def words(sheet):
    return "\n".join(str(v) for row in sheet.iter_rows(values_only=True) for v in row if v)


def under(sheet, head):
    """The rows of the table whose first column is called `head`."""
    rows = list(sheet.iter_rows())
    start = next(n for n, row in enumerate(rows) if row[0].value == head)
    table = []
    for row in rows[start + 1 :]:
        if row[0].value is None:
            break
        table.append(row)
    return table


def test_every_sheet_says_what_it_rests_on(whole, tmp_path):
    book = written(whole, tmp_path)
    assert book.sheetnames == list(SHEETS)
    for sheet in book:
        assert whole.snapshot_id in sheet["A2"].value
        assert "2011-01-01 to 2011-03-21 · GBP" in sheet["A2"].value
        assert sheet.auto_filter.ref and sheet.freeze_panes


def test_the_kpis_are_those_of_the_metrics(whole, tmp_path):
    table = under(written(whole, tmp_path)["Overview"], "KPI")
    expected = query(whole, MetricQuery(KPIS)).frame.row(0)
    assert [row[4].value for row in table] == pytest.approx([float(v) for v in expected])
    assert table[0][4].number_format == '"£"#,##0'
    assert table[5][4].number_format == "0.0%"


def test_the_months_are_numbers_with_a_native_chart(whole, tmp_path):
    sheet = written(whole, tmp_path)["Overview"]
    months = query(whole, MetricQuery(("revenue",), by=("month",))).frame
    table = under(sheet, "Month")
    assert [row[1].value for row in table] == [float(v) for v in months["revenue"]]
    assert table[0][0].is_date
    assert len(sheet._charts) == 1


def test_products_and_stores_are_those_of_the_metrics(whole, tmp_path):
    book = written(whole, tmp_path)
    for sheet, dimension in (("Products", "Product"), ("Stores", "Store")):
        frame = query(whole, MetricQuery(("revenue",), by=(dimension.lower(),))).frame
        table = under(book[sheet], dimension)
        assert [row[0].value for row in table] == frame[dimension.lower()].to_list()


def test_the_change_of_revenue_is_explained_and_adds_up(whole, tmp_path):
    sheet = written(whole, tmp_path)["Why"]
    assert "Revenue" in sheet["A4"].value
    head = next(row for row in sheet.iter_rows() if row[1].value in ("Before", "Status"))
    names = [cell.value for cell in head if cell.value]
    table = under(sheet, names[0])
    parts = [names.index(name) for name in ("Volume", "Price", "Mix", "New", "Lost")]
    for row in table:
        change = row[names.index("Change")].value
        assert sum(row[at].value for at in parts) == pytest.approx(change)


def test_a_name_that_looks_like_a_formula_stays_text(whole, tmp_path):
    cells = [c for row in written(whole, tmp_path)["Products"].iter_rows() for c in row]
    named = [cell for cell in cells if cell.value == "=1+1"]
    assert [cell.data_type for cell in named] == ["s"]


def test_forecasts_have_their_interval_and_a_chart(whole, tmp_path):
    sheet = written(whole, tmp_path)["Forecast"]
    assert [cell.value for cell in under(sheet, "Day")[0]][1:4] == [10.5, 5, 20]
    assert len(under(sheet, "Store")) == 28
    assert len(sheet._charts) == 1


def test_scores_stand_beside_the_seasonal_naive(whole, tmp_path):
    sheet = written(whole, tmp_path)["Accuracy"]
    row = [cell.value for cell in under(sheet, "Level")[0]]
    assert row[5:7] == [0.2, 0.3]
    assert "Seasonal naive's error" in words(sheet)


def test_the_quarantine_is_counted_by_reason(whole, tmp_path):
    table = under(written(whole, tmp_path)["Data"], "File")
    assert table[0][2].value == 902
    assert "bad_date" in words(written(whole, tmp_path)["Data"])


def test_before_a_forecast_the_sheets_say_what_to_run(landed, tmp_path):
    book = written(landed, tmp_path)
    assert "shelfcast forecast" in words(book["Forecast"])
    assert "shelfcast forecast" in words(book["Accuracy"])
    assert "shelfcast plan" in words(book["Orders"])
    assert "shelfcast run" in words(book["Data"])


def test_a_viewer_of_one_store_gets_a_report_of_that_store_alone(whole, tmp_path):
    book = written(whole, tmp_path, scope=Scope(stores={"S2"}))
    text = "\n".join(words(sheet) for sheet in book)
    assert "S2" in text
    assert "S1" not in text
    assert "a.csv" not in text
    expected = query(whole, MetricQuery(("revenue",)), Scope(stores={"S2"})).frame.item()
    assert under(book["Overview"], "KPI")[0][4].value == float(expected)


def test_a_failed_report_leaves_the_old_one(whole, tmp_path):
    path = tmp_path / "report.xlsx"
    path.write_text("old")
    with pytest.raises(NoDataError):
        write_report(whole, path, currency="GBP", scope=Scope(stores=()))
    assert [item.name for item in tmp_path.iterdir()] == ["report.xlsx"]
    assert path.read_text() == "old"


def test_a_place_that_cannot_be_written_is_told(whole, tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        write_report(whole, tmp_path, currency="GBP")
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        write_report(whole, tmp_path / "file" / "report.xlsx", currency="GBP")
