from shelfcast.landing.shapes.carried import carried
from shelfcast.sources.table import ROW, from_records


def table(header, rows):
    return from_records("sales.csv", header, [(n + 2, row) for n, row in enumerate(rows)])


PIVOT = [
    ["Lyon", "Thé", "2", "4.00"],
    ["", "Miel", "1", "3.00"],
    ["Total Lyon", "", "3", "7.00"],
    ["Lille", "Thé", "1", "2.00"],
    ["", "Pain", "1", "1.00"],
    ["", "Miel", "1", "3.00"],
    ["Total Lille", "", "3", "6.00"],
    ["Total général", "", "6", "13.00"],
]


def test_each_row_of_a_pivot_has_the_group_it_stands_in_and_its_sums_are_totals():
    found = carried(table(["Magasin", "Article", "Quantité", "CA"], PIVOT))
    rows = found.rows.collect()
    assert rows["Magasin"].to_list() == ["Lyon", "Lyon", "Lille", "Lille", "Lille"]
    assert rows[ROW].to_list() == [2, 3, 5, 6, 7]
    assert found.not_data == {"total_row": 3}


def test_groups_within_groups_are_carried_down_both():
    rows = [
        ["Lyon", "Bio", "Thé", "2"],
        ["", "", "Miel", "1"],
        ["", "Sec", "Pain", "1"],
        ["", "", "Riz", "1"],
        ["", "Total Sec", "", "2"],
        ["Total Lyon", "", "", "5"],
        ["Lille", "Bio", "Thé", "1"],
        ["", "", "Miel", "1"],
        ["Total Lille", "", "", "2"],
    ]
    found = carried(table(["Magasin", "Famille", "Article", "Quantité"], rows)).rows.collect()
    assert found["Famille"].to_list() == ["Bio", "Bio", "Sec", "Sec", "Bio", "Bio"]
    assert found["Magasin"].to_list() == ["Lyon"] * 4 + ["Lille"] * 2


def test_a_name_alone_above_its_lines_is_a_title_where_the_column_has_no_name():
    rows = [
        ["Mug", "", "", ""],
        ["", "2024-01-02", "2", "4.00"],
        ["", "2024-01-03", "1", "2.00"],
        ["Total Mug", "", "3", "6.00"],
        ["Tea", "", "", ""],
        ["", "2024-01-02", "1", "1.00"],
        ["", "2024-01-04", "1", "1.00"],
        ["Total Tea", "", "2", "2.00"],
    ]
    found = carried(table(["", "Date", "Qty", "Amount"], rows))
    assert found.rows.collect()[found.columns[0]].to_list() == ["Mug", "Mug", "Tea", "Tea"]
    assert found.not_data == {"total_row": 2, "title_row": 2}


def test_a_shop_left_out_here_and_there_is_not_known():
    rows = [
        ["Lyon", "Thé", "2"],
        ["", "Miel", "1"],
        ["Lille", "Thé", "1"],
        ["Lyon", "Pain", "1"],
        ["", "Riz", "1"],
        ["", "Sel", "1"],
    ]
    made = table(["Magasin", "Article", "Quantité"], rows)
    assert carried(made) is made
