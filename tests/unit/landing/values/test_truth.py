import polars as pl
import pytest

from shelfcast.landing.values.truth import NO, YES, truth_expression


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        *(("Yes", "No"), ("ja", "nein"), ("oui", "non"), ("sí", "no"), ("Vero", "Falso")),
        *(("sim", "não"), ("tak", "nie"), ("ja", "nee"), ("да", "нет"), ("是", "否"), ("1", "0")),
    ],
)
def test_yes_and_no_are_read(yes, no):
    frame = pl.DataFrame({"x": [yes, f" {no} ", "perhaps", None]})
    assert frame.select(truth_expression(pl.col("x"))).to_series().to_list() == [
        True,
        False,
        None,
        None,
    ]


def test_no_word_is_both():
    assert not set(YES) & set(NO)
