import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.values.number_style import sniff_numbers
from shelfcast.landing.values.numbers import NumberStyle, number_expression

MONEY = pl.Decimal(18, 4)
PLAIN, POINT, COMMA = NumberStyle.PLAIN, NumberStyle.POINT, NumberStyle.COMMA
VALUES = st.lists(st.decimals(-999_999, 999_999, places=2), min_size=1, max_size=20)
LOCALES = {
    "en": (",", "."),
    "de": (".", ","),
    "fr": ("\u202f", ","),
    "ru": ("\u00a0", ","),
    "de-CH": ("\u2019", "."),
    "none": ("", "."),
    "none, comma": ("", ","),
}
WRAPS = ("{}", "\u20ac {}", "{} \u20ac", "{} PLN", "{}kg", "$ {}")


def written(value, group, decimal):
    whole, cents = f"{abs(value):,.2f}".split(".")
    return ("-" if value < 0 else "") + whole.replace(",", group) + decimal + cents


@given(values=VALUES, locale=st.sampled_from(sorted(LOCALES)), wrap=st.sampled_from(WRAPS))
def test_a_column_written_in_any_locale_is_read_back_to_the_cent(values, locale, wrap):
    texts = [wrap.format(written(value, *LOCALES[locale])) for value in values]
    found = sniff_numbers(pl.Series(texts))
    frame = pl.DataFrame({"x": texts}).select(y=number_expression(pl.col("x"), found.style, MONEY))
    assert found.share == 1.0
    assert frame["y"].to_list() == values


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1,5", "2,25", "1.234,00"], COMMA),
        (["1,500", "2,250", "12.5"], POINT),
        (["0.250", "1.250"], PLAIN),
        (["1.234.567", "1.234"], COMMA),
        (["1.234", "12.5"], PLAIN),
        (["12,34,567", "1,234"], POINT),
    ],
)
def test_a_value_that_reads_one_way_only_decides(texts, style):
    found = sniff_numbers(pl.Series(texts))
    assert (found.style, found.votes) == (style, True)


def test_thousands_are_told_by_bare_numbers_beside_them():
    assert sniff_numbers(pl.Series(["1.234", "56", "789", "2.500"])).style is COMMA
    assert sniff_numbers(pl.Series(["1.234", "56", "4789", "2.500"])).style is PLAIN


@pytest.mark.parametrize("texts", [["1.234", "2.500"], ["1,234", "2,500"]])
def test_what_reads_both_ways_is_said_to(texts):
    found = sniff_numbers(pl.Series(texts))
    assert (found.votes, found.ambiguous) == (False, texts[0])


def test_what_stands_beside_the_digits_is_known():
    found = sniff_numbers(pl.Series(["5,00 \u20ac", "3,50 \u20ac", "$ 2,00"]))
    assert found.currencies == ("EUR", "USD")
    assert sniff_numbers(pl.Series(["5 kg", "500 g"])).units == ("g", "kg")
    assert sniff_numbers(pl.Series(["5%", "7.5 %"])).percent == 1.0


def test_the_sign_of_several_countries_is_the_shops_own():
    assert sniff_numbers(pl.Series(["5 kr"]), "NO").currencies == ("NOK",)
    assert sniff_numbers(pl.Series(["$5"]), "CA").currencies == ("CAD",)


def test_words_are_no_numbers():
    assert sniff_numbers(pl.Series(["red", "blue", "3 blind mice"])).share == 0.0


def test_a_few_cells_in_the_other_style_do_not_turn_the_column():
    found = sniff_numbers(pl.Series(["1,50", "2,50", "3,50", "4.50"]))
    assert (found.style, found.share) == (COMMA, 0.75)
    read = pl.DataFrame({"x": ["4.50"]}).select(number_expression(pl.col("x"), COMMA, MONEY))
    assert read.item() is None
