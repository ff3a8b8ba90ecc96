from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HEADER = "Date,Product,Quantity\n"
LINE = st.tuples(
    st.sampled_from(["2024-01-31", "2024-02-01", "2024-02-02"]),
    st.sampled_from(["a", "b"]),
    st.sampled_from(["1", "2"]),
)
FILE = st.lists(LINE, min_size=1, max_size=8)


def text(lines):
    return HEADER + "".join(f"{','.join(line)}\n" for line in lines)


def held(room):
    rows = room.rows().select("sold_at", "product_id", "quantity").rows()
    return Counter((f"{at:%Y-%m-%d}", product, str(int(units))) for at, product, units in rows)


def most(*files):
    """Of each line, as many as the file with the most of it has."""
    found = Counter()
    for lines in files:
        found |= Counter(lines)
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=st.permutations([0, 1, 2]).flatmap(lambda _: st.tuples(FILE, FILE, FILE)))
def test_overlapping_files_leave_each_line_as_often_as_the_fullest_file_has_it(files, new_room):
    room = new_room()
    for place, lines in enumerate(files):
        line = room.land(text(lines), f"f{place}.csv")
        before = most(*files[:place])
        assert line.loaded == (most(*files[: place + 1]) - before).total()
        assert line.loaded + line.duplicate == len(lines)
    assert held(room) == most(*files)


def test_the_same_file_twice_adds_nothing_whatever_its_name(room):
    lines = [("2024-01-31", "a", "1"), ("2024-01-31", "a", "1"), ("2024-02-01", "b", "2")]
    room.land(text(lines))
    before = room.state()
    again = room.land(text(lines), "copy.csv")
    assert (again.loaded, again.duplicate, again.read) == (0, 3, 3)
    assert room.state() == before
    assert held(room) == Counter(lines)


def test_identical_lines_inside_one_file_are_kept(room):
    assert room.land(text([("2024-01-31", "a", "1")] * 3)).loaded == 3
    assert room.land(text([("2024-01-31", "a", "1")] * 5), "more.csv").loaded == 2
    assert room.rows().height == 5


PRODUCTS = "product_id,product_name,category,unit_cost\n"


def test_a_later_version_of_a_key_is_added_and_both_are_kept(room):
    room.land(PRODUCTS + "p1,Tea,Drinks,1.00\np2,Bun,Food,0.50\n", "products.csv")
    line = room.land(PRODUCTS + "p1,Tea,Drinks,1.20\np2,Bun,Food,0.50\n", "products-may.csv")
    assert (line.dataset, line.loaded, line.duplicate) == ("products", 1, 1)
    costs = room.rows("products").filter(product_id="p1")["unit_cost"].to_list()
    assert [float(cost) for cost in costs] == [1.0, 1.2]


def test_a_version_that_comes_back_is_loaded_again(room):
    for place, cost in enumerate(["1.00", "1.20", "1.00"]):
        note = "" if place < 2 else "p9,New,Food,1\n"
        line = room.land(PRODUCTS + f"p1,Tea,Drinks,{cost}\n" + note, f"products-{place}.csv")
        assert line.duplicate == 0
    assert room.rows("products").filter(product_id="p1").height == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_lines_in_a_year_long_file_and_in_a_day_file_meet(room, order):
    year = [(f"2024-{month:02d}-15", "a", "1") for month in range(1, 13)]
    files = [text(year), text([("2024-06-15", "a", "1"), ("2024-06-15", "b", "1")])]
    total = sum(room.land(files[place], f"{place}.csv").loaded for place in order)
    assert total == 13 == room.rows().height
