import json

import pytest

HEADER = "Date,Order,Product,Quantity,Amount\n"
GOOD = "".join(f"2024-01-{day:02d},o{day},p{day},{day},{day}.00\n" for day in range(1, 29))


def judged(room, rows, header=HEADER, good=GOOD, loaded=28):
    line = room.land(header + good + rows)
    assert line.read == line.loaded + line.quarantined + line.not_data
    assert line.loaded == loaded
    return json.loads(line.reasons)


@pytest.mark.parametrize(
    "row",
    [
        *("Total,,,406,406.00", "Grand total:,,,406,406.00", ",,Total,406,406.00"),
        *("Summe,,,406,406.00", "Gesamtsumme,,,406,406.00", ",,Zwischensumme,406,406.00"),
        *("Total général,,,406,406.00", "Sous-total,,,406,406.00", "Totale,,,406,406.00"),
        *("Suma,,,406,406.00", "Razem,,,406,406.00", "Ogółem:,,,406,406.00"),
        *("Totaal,,,406,406.00", "Итого,,,406,406.00", "Всего:,,,406,406.00", "合计,,,406,406.00"),
        *("Total Berlin,,,406,406.00", "Berlin Total,,,406,406.00", "Report total,,,406,406.00"),
        *("Carried forward,,,,406.00", "Übertrag,,,,406.00", "*,,,406,406.00"),
    ],
)
def test_a_total_in_any_language_is_no_data(room, row):
    assert judged(room, row + "\n") == {"total_row": 1}


@pytest.mark.parametrize(
    "row",
    [
        *("Source: ONS,,,,", "Page 1 of 3,,,,", "* provisional,,,,", "Fin,,,,", "Berlin,,,,"),
        *("Stand:,01.02.2024,,,", "Exported on,2024-02-01 10:00,,,", "Seite 2,,,von 3,"),
        *("Quelle:,SAP,,,", "Wydrukowano,01.02.2024,,,", "Сформировано,01.02.2024,,,"),
    ],
)
def test_notes_and_labels_are_no_data(room, row):
    assert judged(room, row + "\n") == {"title_row": 1}


@pytest.mark.parametrize("row", [",,,,", "----,---,---,---,---", "=====,,,,", ". , , , ,"])
def test_blank_rows_and_ruled_lines_are_no_data(room, row):
    assert judged(room, row + "\n") == {"blank_row": 1}


def test_the_units_below_a_header_are_no_data(room):
    assert judged(room, "TT.MM.JJJJ,,,Stk,EUR\n") == {"repeated_header": 1}


@pytest.mark.parametrize(
    "row",
    [
        "2024-01-05,o9,Total Care 500ml,1,2.00",
        "2024-01-05,total-17,p,1,2.00",
        "2024-01-05,o9,Summe,1,2.00",
        "2024-01-05,,Subtotal Gum,1,2.00",
        "2024-01-05,o9,Source: the book,1,2.00",
    ],
)
def test_a_sale_with_its_day_and_figures_is_never_dropped(room, row):
    assert judged(room, row + "\n", loaded=29) == {}


@pytest.mark.parametrize(
    "row",
    [
        ",o9,Total Care 500ml,1,2.00",
        ",,Total Care 500ml,1,2.00",
        "soon,total-17,p,1,2.00",
    ],
)
def test_what_may_be_a_damaged_sale_is_quarantined(room, row):
    found = judged(room, row + "\n")
    assert sum(found.values()) == 1
    assert not found.keys() & {"total_row", "title_row"}


def test_as_many_titles_above_the_names_as_below_them_are_counted_both(room):
    head = "Firma\nListe\nDate,Order,Item,Qty,Amount\n"
    body = "".join(
        f"Customer: {who},,,,\n"
        + "".join(f"2024-01-{day:02},{who}{day},tea,2,4.00\n" for day in range(1, 15))
        for who in ("anna", "bert")
    )
    line = room.land(head + body)
    assert (line.loaded, line.not_data) == (28, 4)
