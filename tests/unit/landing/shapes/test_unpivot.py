"""A wide table read by the product, and by a loop that knows how it was written."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shelfcast.errors import UndatedError, UnknownDatasetError
from shelfcast.landing.shapes.clues import Clues, Codes, Days, Start
from shelfcast.landing.shapes.reshape import reshape
from shelfcast.sources.table import CELL, ROW, from_records

MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "es": "ene febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "zh": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
}
MONDAY = date(2023, 1, 2)
FIRST_OF = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(24)]


def table(header, rows, name="sales.csv"):
    return from_records(name, header, [(n + 2, row) for n, row in enumerate(rows)])


def cells(shaped, value="quantity"):
    """(keys of the row, day, text) of every row of the long table."""
    rows = shaped.rows.collect().rows(named=True)
    time = next(name for name in ("sold_at", "as_of", "day", "valid_from") if name in rows[0])
    ids = [name for name in shaped.columns if name not in (time, value)]
    return sorted((*(row[i] for i in ids), row[time], row[value]) for row in rows)


def headings(style, count, language):
    """The headings of `count` periods in one style, and the day that each begins on."""
    if style == "day":
        found = [date(2023, 12, 20) + timedelta(days=n) for n in range(count)]
        return [day.strftime("%d.%m.%Y") for day in found], found
    if style == "week":
        found = [MONDAY + timedelta(weeks=n) for n in range(count)]
        return [f"KW {d.isocalendar()[1]:02d}/{d.isocalendar()[0]}" for d in found], found
    if style == "quarter":
        found = [date(2021 + n // 4, 1 + 3 * (n % 4), 1) for n in range(count)]
        return [f"Q{(d.month + 2) // 3} {d.year}" for d in found], found
    if style == "year":
        found = [date(1990 + n, 1, 1) for n in range(count)]
        return [str(d.year) for d in found], found
    words = MONTHS[language].split()
    return [f"{d.year} {words[d.month - 1]}" for d in FIRST_OF[:count]], FIRST_OF[:count]


def figures(point):
    """Units, blanks and zeros as one file writes them."""
    zero = st.sampled_from(["", "-", "0", f"0{point}0", f"0{point}00", "7", "-3", f"4{point}0"])
    return st.one_of(st.integers(1, 9999).map(str), zero)


@settings(max_examples=40)
@given(st.data())
def test_every_cell_goes_where_a_loop_puts_it(data):
    style = data.draw(st.sampled_from(["day", "week", "month", "quarter", "year"]))
    names, days = headings(
        style, data.draw(st.integers(4, 24)), data.draw(st.sampled_from(sorted(MONTHS)))
    )
    figure = figures(data.draw(st.sampled_from(".,")))
    rows = [
        [f"S{n % 3}", f"P{n}", *(data.draw(figure) for _ in names)]
        for n in range(data.draw(st.integers(3, 8)))
    ]
    if not any(cell.isdigit() and int(cell) for row in rows for cell in row[2:]):
        rows[0][2] = "5"
    shaped = reshape(table(["Store", "Product", *names], rows), Clues())
    want, blank, zero = [], 0, 0
    for row in rows:
        for day, text in zip(days, row[2:], strict=True):
            if text in ("", "-"):
                blank += 1
            elif Decimal(text.replace(",", ".")) == 0:
                zero += 1
            else:
                want.append((row[0], row[1], str(day), text))
    assert cells(shaped) == sorted(want)
    assert shaped.not_data == {
        code: n for code, n in (("blank_cell", blank), ("zero_cell", zero)) if n
    }
    assert len(want) + blank + zero == len(rows) * len(names)


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_months_of_every_language_are_dated(language):
    names, days = headings("month", 15, language)
    shaped = reshape(table(["Artikel", *names], [["A", *["3"] * 15], ["B", *["4"] * 15]]), Clues())
    assert {row[1] for row in cells(shaped)} == {str(day) for day in days}


def test_measures_side_by_side_are_columns_of_one_row():
    header = [
        "Item",
        *(f"{m} {what}" for m in ("2024-01", "2024-02") for what in ("Units", "Revenue")),
    ]
    shaped = reshape(
        table(header, [["A", "1", "2.50", "0", ""], ["B", "", "0", "4", "9.20"]]), Clues()
    )
    assert shaped.columns == ("Item", "sold_at", "Units", "Revenue")
    found = shaped.rows.sort(ROW).collect().select(shaped.columns).rows()
    assert found == [("A", "2024-01-01", "1", "2.50"), ("B", "2024-02-01", "4", "9.20")]
    assert sum(shaped.not_data.values()) == 2


def test_plans_and_last_year_beside_the_actual_figures_are_left_out():
    header = [
        "Artikel",
        *(f"{m} {w}" for m in ("Jan 24", "Feb 24", "Mrz 24") for w in ("Ist", "Plan", "VJ")),
    ]
    shaped = reshape(table(header, [["A", *"123456789"], ["B", *"987654321"]]), Clues())
    assert [row[-1] for row in cells(shaped)] == ["1", "4", "7", "9", "6", "3"]
    assert "Jan 24 Plan" in shaped.notes["left out"]


def test_columns_of_sums_are_left_out_whatever_they_are_called():
    header = ["Produit", "janv. 2024", "févr. 2024", "mars 2024", "Total", "Cumulé annuel"]
    rows = [[f"P{n}", str(n), str(2 * n), "1", str(3 * n + 1), str(3 * n + 1)] for n in range(1, 6)]
    shaped = reshape(table(header, rows), Clues())
    assert shaped.columns == ("Produit", "sold_at", "quantity")
    assert shaped.notes["left out"] == "Total, Cumulé annuel"


def test_rows_of_sums_are_no_data():
    header = ["Region", "Artikel", "2024-01", "2024-02", "2024-03"]
    rows = [
        ["Nord", "A", "1", "2", "3"],
        ["Nord", "B", "4", "5", "6"],
        ["Summe Nord", "", "5", "7", "9"],
        ["Süd", "A", "7", "8", "9"],
        ["Gesamt", "", "12", "15", "18"],
    ]
    shaped = reshape(table(header, rows), Clues())
    assert shaped.not_data == {"total_row": 6}
    assert sum(int(row[-1]) for row in cells(shaped)) == 45


def test_a_product_named_like_a_total_stays_where_its_figures_are_its_own():
    header = ["Product", "2024-01", "2024-02", "2024-03"]
    rows = [["Total 0% Yogurt", "1", "2", "3"], ["Tea", "4", "5", "6"], ["Total", "5", "7", "9"]]
    shaped = reshape(table(header, rows), Clues())
    assert shaped.not_data == {"total_row": 3}
    assert {row[0] for row in cells(shaped)} == {"Total 0% Yogurt", "Tea"}


def test_the_header_again_is_no_data():
    header = ["Product", "2024-01", "2024-02", "2024-03"]
    shaped = reshape(table(header, [["A", "1", "2", "3"], header, ["B", "4", "5", "6"]]), Clues())
    assert shaped.not_data == {"repeated_header": 3}


def test_a_column_of_years_dates_each_row():
    header = ["Jahr", "Artikel", *MONTHS["de"].split()]
    rows = [["2022", "A", *["1"] * 12], ["2023", "A", *["2"] * 12], ["", "B", *["3"] * 12]]
    shaped = reshape(table(header, rows), Clues())
    assert shaped.columns == ("Artikel", "sold_at", "quantity")
    dated = {(row["sold_at"], row["quantity"]) for row in shaped.rows.collect().rows(named=True)}
    want = {(f"{y}-{m:02d}-01", v) for y, v in ((2022, "1"), (2023, "2")) for m in range(1, 13)}
    assert dated == want | {(None, "3")}


def test_the_year_in_the_name_of_the_file_dates_its_months():
    made = table(["Produkt", *MONTHS["pl"].split()], [["A", *["1"] * 12]] * 3, "Sprzedaż 2023.xlsx")
    assert {row[1][:4] for row in cells(reshape(made, Clues()))} == {"2023"}


def test_a_year_that_ends_in_march_goes_on_in_the_next():
    months = [*MONTHS["en"].split()[3:], *MONTHS["en"].split()[:3]]
    made = table(["Item", *months], [["A", *["1"] * 12]] * 3, "sales 2014-2015.csv")
    found = sorted({row[1] for row in cells(reshape(made, Clues()))})
    assert (found[0], found[-1]) == ("2014-04-01", "2015-03-01")


def test_months_of_no_year_are_refused_with_what_to_do():
    made = table(["Item", *MONTHS["en"].split()], [["A", *["1"] * 12]] * 3)
    with pytest.raises(UndatedError) as caught:
        reshape(made, Clues())
    assert "--start-date" in caught.value.fix
    told = Clues(days=Days(Start(date(2021, 1, 1))))
    assert cells(reshape(made, told))[0][1] == "2021-01-01"


def test_counted_days_are_dated_by_the_calendar_or_by_a_person():
    header = ["id", "item_id", "store_id", *(f"d_{n}" for n in range(1, 15))]
    rows = [
        [f"{i}_{s}_validation", i, s, *["0"] * 13, "6"]
        for i in ("TEA_1", "TEA_2")
        for s in ("A1", "B1")
    ]
    made = table(header, rows)
    with pytest.raises(UndatedError):
        reshape(made, Clues())
    calendar = Codes({f"d_{n}": date(2011, 1, 28) + timedelta(days=n) for n in range(1, 99)})
    known = reshape(made, Clues(calendar=lambda: calendar))
    assert {row[2] for row in cells(known)} == {"2011-02-11"}
    assert known.columns == ("item_id", "store_id", "sold_at", "quantity")
    assert known.notes["left out"] == "id"
    told = reshape(made, Clues(days=Days(Start(date(2011, 1, 29)))))
    assert cells(told) == cells(known)
    assert cells(reshape(made, Clues(days=Days(Start(date(2011, 1, 29), 2)))))[0][2] == "2011-02-10"


def test_a_code_made_of_style_and_colour_is_the_product_and_stays():
    header = ["SKU", "Style", "Colour", "2024-01", "2024-02", "2024-03"]
    rows = [[f"{s}-{c}", s, c, "1", "2", "3"] for s in ("SHIRT", "SOCK") for c in ("RED", "BLUE")]
    assert "SKU" in reshape(table(header, rows), Clues()).columns


def test_yes_and_no_are_availability_and_a_no_is_a_value():
    header = ["Store", "Product", *(f"2024-01-{d:02d}" for d in range(1, 9))]
    rows = [["1", str(n), *["True", "False"] * 4] for n in range(3)]
    shaped = reshape(table(header, rows), Clues())
    assert shaped.columns == ("Store", "Product", "day", "in_stock")
    assert (shaped.not_data, len(cells(shaped, "in_stock"))) == ({}, 24)


def test_an_empty_shelf_is_a_value():
    header = ["Artikel", "Lager", "01.01.2024", "02.01.2024", "03.01.2024"]
    shaped = reshape(table(header, [["A", "1", "0", "5", ""]] * 3, "Bestand.csv"), Clues())
    assert shaped.columns[-2:] == ("as_of", "on_hand")
    assert shaped.not_data == {"blank_cell": 3}


@pytest.mark.parametrize(
    ("name", "cell", "column"),
    [
        ("sales.csv", "3", "quantity"),
        ("sales.csv", "3.00", "quantity"),
        ("sales.csv", "13.49", "revenue"),
        ("sales.csv", "€ 13,00", "revenue"),
        ("Umsatz.csv", "13", "revenue"),
        ("Absatz.csv", "0,5", "quantity"),
        ("выручка.csv", "13", "revenue"),
        ("销量.csv", "13", "quantity"),
        ("Prices.csv", "13.49", "price"),
    ],
)
def test_units_or_money_is_told_by_names_then_by_figures(name, cell, column):
    rows = [["A", cell, cell, cell], ["B", cell, cell, cell]]
    shaped = reshape(table(["Item", "2024-01", "2024-02", "2024-03"], rows, name), Clues())
    assert shaped.columns[-1] == column


def test_a_guess_by_decimals_alone_is_a_doubt():
    rows = [["A", "1.49", "2.25", "3.10"], ["B", "4.99", "5.00", "6.10"]]
    shaped = reshape(table(["Item", "2024-01", "2024-02", "2024-03"], rows, "export.csv"), Clues())
    assert "--map" in shaped.doubts[0]


def test_targets_are_not_taken_for_sales():
    made = table(["Name", "2024-01", "2024-02", "2024-03"], [["A", "1", "2", "3"]], "Targets.csv")
    with pytest.raises(UnknownDatasetError):
        reshape(made, Clues())
    assert len(cells(reshape(made, Clues(dataset="sales")))) == 3


def test_a_row_of_the_long_table_knows_its_row_and_its_heading():
    made = table(
        ["Item", "Jan 2024", "Feb 2024", "Mar 2024"], [["A", "1", "", "x"], ["B", "2", "3", "4"]]
    )
    rows = reshape(made, Clues()).rows.collect().rows(named=True)
    assert {(row[ROW], row[CELL], row["quantity"]) for row in rows} == {
        (2, "Jan 2024", "1"),
        (2, "Mar 2024", "x"),
        (3, "Jan 2024", "2"),
        (3, "Feb 2024", "3"),
        (3, "Mar 2024", "4"),
    }


def test_an_ordinary_table_is_left_as_it_is():
    made = table(["Date", "Item", "2023", "Qty"], [["2024-01-01", "A", "1", "2"]])
    assert reshape(made, Clues()) is made


def test_two_columns_of_one_period_are_refused():
    header = ["Item", "Jan 2024", "Feb 2024", "January 2024"]
    with pytest.raises(UndatedError, match="same period"):
        reshape(table(header, [["A", "1", "2", "3"]] * 3), Clues())
