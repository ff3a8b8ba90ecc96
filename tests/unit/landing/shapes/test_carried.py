from shelfcast.landing.shapes.carried import carried
from shelfcast.sources.table import ROW, from_records


def table(header, rows):
    return from_records("sales.csv", header, [(n + 2, row) for n, row in enumerate(rows)])


def test_a_day_in_a_row_of_its_own_is_the_day_of_the_rows_below():
    found = carried(
        table(
            ["Ticket", "Artículo", "Cant."],
            [
                ["Fecha: 02/01/2024", "", ""],
                ["8065", "Té", "2"],
                ["8066", "Miel", "1"],
                ["Fecha: 03/01/2024", "", ""],
                ["8067", "Té", "4"],
            ],
        )
    )
    assert found.columns == ("Ticket", "Artículo", "Cant.", "Fecha")
    assert found.not_data == {"title_row": 2}
    rows = found.rows.collect()
    assert rows["Fecha"].to_list() == ["02/01/2024", "02/01/2024", "03/01/2024"]
    assert rows[ROW].to_list() == [3, 4, 6]


def test_bare_days_and_named_shops_count_too():
    rows = [
        ["2024-01-02", "", ""],
        ["tea", "2", "4.00"],
        ["2024-01-03", "", ""],
        ["jam", "1", "3.00"],
        ["tea", "1", "2.00"],
    ]
    assert carried(table(["Item", "Qty", "Amount"], rows)).columns[-1] == "date"
    shops = [["Filiale: Nord", "", ""], *rows[1:2], ["Filiale: Süd", "", ""], *rows[3:]]
    assert carried(table(["Artikel", "Menge", "Betrag"], shops)).columns[-1] == "Filiale"


def test_a_day_of_printing_is_not_the_day_of_the_rows():
    rows = [["Date: 01/02/2024", "", ""], ["2024-01-05", "a", "1"], ["2024-01-06", "b", "1"]] * 2
    made = table(["Sold on", "Item", "Qty"], rows)
    assert carried(made) is made


def test_the_first_line_of_an_order_speaks_for_the_others():
    rows = [
        ["S1", "2024-01-02", "Ann", "tea", "2", "9.00"],
        ["", "", "", "jam", "1", ""],
        ["", "", "", "soap", "3", ""],
        ["S2", "2024-01-03", "Bob", "tea", "2", "4.00"],
        ["", "", "", "jam", "5", ""],
        ["", "", "", "", "13", "13.00"],
    ]
    found = carried(table(["Order", "Date", "Customer", "Product", "Qty", "Total"], rows))
    keys = found.rows.collect().select("Order", "Date", "Customer", "Total").rows()
    assert keys[:5] == [
        ("S1", "2024-01-02", "Ann", "9.00"),
        ("S1", "2024-01-02", "Ann", None),
        ("S1", "2024-01-02", "Ann", None),
        ("S2", "2024-01-03", "Bob", "4.00"),
        ("S2", "2024-01-03", "Bob", None),
    ]
    assert keys[5][:3] == (None, None, None)


def test_a_blank_that_means_nothing_is_known_stays_blank():
    rows = [
        ["C1", "2024-01-02", "tea", "2"],
        ["", "2024-01-02", "jam", "1"],
        ["", "2024-01-03", "tea", "1"],
        ["C2", "2024-01-03", "tea", "1"],
    ]
    made = table(["Customer", "Date", "Product", "Qty"], rows)
    assert carried(made) is made
