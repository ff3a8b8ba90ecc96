import polars as pl
import pytest

from shelfcast.landing.values.blanks import is_blank, is_no_name


def said(test, text):
    return pl.DataFrame({"x": [text]}).select(test(pl.col("x"))).item()


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "N/A", "-", "null", "#N/A", "NaN", "?", "k.A.", "n/d", "s/d", "нет", "无"),
        *("b.d.", "#NV", "n.v.t.", "brak", "–", "0000-00-00", "(blank)", "None", "NA"),
    ],
)
def test_cells_that_say_nothing_are_blank(text):
    assert said(is_blank, text)


@pytest.mark.parametrize("text", ["NA", "NONE", "None", "Null", "na", "X", "0"])
def test_a_code_that_looks_like_nothing_is_a_code(text):
    assert not said(is_no_name, text)


@pytest.mark.parametrize("text", ["NULL", "#N/A", "nan", "\\N", "-"])
def test_what_programs_write_for_nothing_is_no_code(text):
    assert said(is_no_name, text)
