from datetime import date

import polars as pl
import pytest

from shelfcast.landing.shapes.clues import Clues, Days
from shelfcast.landing.shapes.reshape import reshape
from shelfcast.landing.shapes.titled import span_in, told_span
from shelfcast.sources import ROW, TextTable

REPORT = "Umsatzstatistik\nZeitraum: 01.03.2024 - 31.03.2024\nGedruckt am 02.04.2024 10:33"


def table(name="report.csv", title="", **columns):
    columns = columns or {"Artikel": ["a", "b"], "Menge": ["1", "2"], "Umsatz": ["3,50", "4,20"]}
    rows = pl.DataFrame(columns).with_row_index(ROW, 2).with_columns(pl.col(ROW).cast(pl.Int64))
    return TextTable(name, tuple(columns), rows.lazy(), notes={"title": title} if title else {})


def days(shaped):
    return set(shaped.rows.collect()["date"]) if "date" in shaped.columns else set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ventas del 01/03/2024 al 31/03/2024", "2024-03-01 to 2024-03-31"),
        ("Sales from 1 March 2024 to 15 March 2024", "2024-03-01 to 2024-03-15"),
        ("Отчет о продажах за март 2024 г.", "2024-03-01 to 2024-03-31"),
        ("销售汇总表 2024年3月", "2024-03-01 to 2024-03-31"),
        ("Consumption April 2014 - March 2015", "2014-04-01 to 2015-03-31"),
        ("Artikelstatistik Q1 2024", "2024-01-01 to 2024-03-31"),
        ("Week 0 - 2024-04-08 - Initial State", "2024-04-08"),
        ("report_20240331", "2024-03-31"),
        ("Umsatz KW 05/2024", "2024-01-29 to 2024-02-04"),
    ],
)
def test_a_text_names_its_days(text, told):
    assert str(span_in(text)) == told


@pytest.mark.parametrize("text", ["Informe mensual", "Sales 2024", "report 12", "SKU 4711 stock"])
def test_a_text_that_names_no_days_names_none(text):
    assert span_in(text) is None


def test_the_period_goes_before_the_day_of_printing_and_before_the_name():
    span = told_span(table("export_2024-05-01.csv", REPORT), "DE")
    assert (span.first, span.last) == (date(2024, 3, 1), date(2024, 3, 31))


def test_a_list_without_a_day_is_of_the_day_that_its_title_tells_and_says_so():
    shaped = reshape(table(title=REPORT), Clues())
    assert days(shaped) == {"2024-03-01"}
    assert shaped.doubts == (
        "no column holds the day: each row is taken as of 2024-03-01; "
        "its title says 2024-03-01 to 2024-03-31",
    )


def test_the_name_of_the_file_tells_where_no_title_does():
    assert days(reshape(table("Verkäufe März 2024.csv"), Clues())) == {"2024-03-01"}
    assert days(reshape(table("Verkäufe.csv"), Clues())) == set()


def test_a_heading_that_names_the_period_is_called_by_what_it_counts():
    shaped = reshape(table(**{"Product": ["a"], "Units sold March 2024": ["4"]}), Clues())
    assert (shaped.columns, days(shaped)) == (("Product", "Units sold", "date"), {"2024-03-01"})


@pytest.mark.parametrize(
    "columns",
    [
        {"Datum": ["01.02.2024", "02.02.2024"], "Artikel": ["a", "b"], "Menge": ["1", "2"]},
        {"Order number": ["7", "8"], "Product": ["a", "b"], "Quantity": ["1", "2"]},
        {"Product": ["a", "b"], "Price": ["1.20", "2.30"]},
    ],
)
def test_rows_with_a_day_an_order_or_no_amount_are_left_alone(columns):
    whole = table(title=REPORT, **columns)
    assert reshape(whole, Clues()) is whole


def test_stock_is_counted_on_the_last_day_told_unless_a_person_tells_another():
    counted = table("stock_2024-05-31.csv", **{"Product": ["a"], "On hand": ["4"]})
    shaped = reshape(counted, Clues())
    assert shaped.rows.collect()["as_of"].to_list() == ["2024-05-31"]
    assert "which the file's name says" in shaped.doubts[0]
    told = reshape(counted, Clues(days=Days(as_of=date(2024, 6, 2))))
    assert (told.rows.collect()["as_of"].to_list(), told.doubts) == (["2024-06-02"], ())
