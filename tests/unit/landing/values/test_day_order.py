import pytest

from shelfcast.landing.values.day_order import month_in


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sales_2024-04.csv", (2024, 4)),
        ("sales_202404.csv", (2024, 4)),
        ("April_2019.csv", (2019, 4)),
        ("Umsatz März 2023.xlsx", (2023, 3)),
        ("sprzedaż_styczeń_2024.csv", (2024, 1)),
        ("2024.csv", None),
        ("january_february_2024.csv", None),
        ("order 20240415 export.csv", None),
        ("sales.csv", None),
    ],
)
def test_a_files_name_may_tell_its_month(name, expected):
    assert month_in(name) == expected
