import pytest

from shelfcast.landing.shapes.headings import readings


def first(heading):
    found = readings(heading)[0]
    return found.grain, found.year, found.number, found.rest


@pytest.mark.parametrize(
    ("heading", "grain", "year", "number"),
    [
        ("Jan 2024", "month", 2024, 1),
        ("janvier", "month", None, 1),
        ("févr. 2024", "month", 2024, 2),
        ("Mär 24", "month", 2024, 3),
        ("abril/2023", "month", 2023, 4),
        ("Maggio '23", "month", 2023, 5),
        ("czerwiec 2023", "month", 2023, 6),
        ("lipca 2023", "month", 2023, 7),
        ("augustus 2022", "month", 2022, 8),
        ("сен. 2021", "month", 2021, 9),
        ("Октябрь 2021", "month", 2021, 10),
        ("2024年11月", "month", 2024, 11),
        ("十二月", "month", None, 12),
        ("2024-03", "month", 2024, 3),
        ("03/2024", "month", 2024, 3),
        ("2024M03", "month", 2024, 3),
        ("M03", "month", None, 3),
        ("KW 5/2024", "week", 2024, 5),
        ("2024-W05", "week", 2024, 5),
        ("W05", "week", None, 5),
        ("Semaine 12 2023", "week", 2023, 12),
        ("нед. 7", "week", None, 7),
        ("第5周", "week", None, 5),
        ("Q1 2024", "quarter", 2024, 1),
        ("2T23", "quarter", 2023, 2),
        ("T3 2023", "quarter", 2023, 3),
        ("4. Quartal 2022", "quarter", 2022, 4),
        ("III кв. 2022", "quarter", 2022, 3),
        ("2024年第二季度", "quarter", 2024, 2),
        ("H2 2024", "half-year", 2024, 2),
        ("FY23", "year", 2023, 0),
        ("2019", "year", 2019, 0),
        ("Jahr 2019", "year", 2019, 0),
        ("d_17", "code", None, 17),
    ],
)
def test_a_period_is_read_in_every_language(heading, grain, year, number):
    assert first(heading)[:3] == (grain, year, number)


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("2024-01 Units", "Units"),
        ("Qty Jan", "Qty"),
        ("SalesJan", "Sales"),
        ("Umsatz (Q1 2024)", "Umsatz"),
        ("2023 Total", "Total"),
        ("Mon 01.01.2024", "Mon"),
    ],
)
def test_what_stands_beside_the_period_is_kept(heading, rest):
    assert first(heading)[3] == rest


@pytest.mark.parametrize(
    "heading", ["Sales", "Market", "Mayonnaise", "Order Date", "Price", "Decor", "Weekday", "Store"]
)
def test_a_plain_column_names_no_period(heading):
    assert readings(heading) == ()


def test_a_month_with_two_digits_has_both_of_its_readings():
    found = [(r.grain, r.year, r.number) for r in readings("Jan-24")]
    assert ("month", 2024, 1) in found
    assert ("day", None, 124) in found


def test_a_number_beyond_the_year_is_no_period():
    assert all(r.grain != "week" for r in readings("KW 54/2024"))
    assert all(r.grain != "month" for r in readings("M13"))
