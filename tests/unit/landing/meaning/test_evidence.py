import polars as pl

from shelfcast.contracts import Kind
from shelfcast.landing.meaning.evidence import weigh
from shelfcast.landing.values.surroundings import Surroundings


def seen(values):
    return weigh(pl.DataFrame({"x": values}), ("x",), Surroundings())["x"]


def test_small_numbers_are_no_days():
    found = seen(["10", "11", "12"] * 5)
    assert found.fits(Kind.TIMESTAMP) == 0.0
    assert found.fits(Kind.QUANTITY) == 1.0


def test_eight_digits_may_be_days():
    assert seen(["20240131", "20240201"]).fits(Kind.DATE) == 1.0


def test_blanks_do_not_count():
    found = seen(["N/A", "", None, "5"])
    assert (found.filled, found.number_share) == (1, 1.0)


def test_an_empty_column_fits_anything_a_little():
    assert 0 < seen([None, ""]).fits(Kind.DATE) < 1


def test_ids_with_a_point_zero_are_noticed():
    assert seen(["17850.0", "13047.0"]).floats_of_ids
    assert not seen(["17850.0", "13047.5"]).floats_of_ids
