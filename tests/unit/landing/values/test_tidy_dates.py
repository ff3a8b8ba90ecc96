from datetime import datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.landing.values.date_format import read_dates
from shelfcast.landing.values.dates import sniff_dates
from shelfcast.landing.values.tidy_dates import tidied

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "de short": "Jan. Feb. Mrz. Apr. Mai Jun. Jul. Aug. Sept. Okt. Nov. Dez.",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "fr bare": "janvier fevrier mars avril mai juin juillet aout septembre octobre "
    "novembre decembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre",
    "es short": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "it short": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "pl alone": "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik "
    "listopad grudzień",
    "pl short": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru alone": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "ru short": "янв. фев. мар. апр. мая июн. июл. авг. сен. окт. ноя. дек.",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
}
SHAPES = ("{d} {m} {y}", "{d:02d}-{m}-{y}", "{m} {d}, {y}", "{y} {m} {d}", "{d}/{m}/{y}")
MOMENTS = st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2068, 1, 1)), min_size=1, max_size=9)


def read(texts, timezone="UTC"):
    texts = pl.Series(texts)
    found = sniff_dates(texts)
    assert found is not None
    return read_dates(texts, found, timezone).to_list()


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_of_every_language_is_read(language):
    names = MONTHS[language].split()
    texts = [f"{month + 2} {name} 2024" for month, name in enumerate(names)]
    assert read(texts) == [datetime(2024, month + 1, month + 2) for month in range(12)]


@given(moments=MOMENTS, language=st.sampled_from(sorted(MONTHS)), shape=st.sampled_from(SHAPES))
def test_days_in_words_are_read_back(moments, language, shape):
    names = MONTHS[language].split()
    texts = [shape.format(d=t.day, m=names[t.month - 1], y=t.year) for t in moments]
    assert read(texts) == [datetime(t.year, t.month, t.day) for t in moments]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Lunedì 4 marzo 2024, 14h30", datetime(2024, 3, 4, 14, 30)),
        ("Mon, 04 Mar 2024 10:11:12 +0000", datetime(2024, 3, 4, 10, 11, 12)),
        ("Di, 26.03.2024", datetime(2024, 3, 26)),
        ("wt., 5 mar 2024", datetime(2024, 3, 5)),
        ("mar 5 mar 2024", datetime(2024, 3, 5)),
        ("mar 5 2024", datetime(2024, 3, 5)),
        ("вторник, 5 марта 2024 г., 14:30", datetime(2024, 3, 5, 14, 30)),
        ("terça-feira, 5 de março de 2024", datetime(2024, 3, 5)),
        ("Friday, March 1, 2024 5 PM", datetime(2024, 3, 1, 17)),
        ("2024年3月5日", datetime(2024, 3, 5)),
        ("2024年3月5日(火) 14時30分", datetime(2024, 3, 5, 14, 30)),
        ("2024年3月5日 下午3:45", datetime(2024, 3, 5, 15, 45)),
        ("1er mars 2024", datetime(2024, 3, 1)),
        ("March 5th, 2024", datetime(2024, 3, 5)),
        ("5 de marzo de 2024", datetime(2024, 3, 5)),
        ("5 stycznia 2024 r.", datetime(2024, 1, 5)),
        ("5 янв. 2024 г.", datetime(2024, 1, 5)),
        ("25. 03. 2024 7:05 p. m.", datetime(2024, 3, 25, 19, 5)),
        ("25/03/2024 12:05 a.m.", datetime(2024, 3, 25, 0, 5)),
        ("25.03.2024 14.30", datetime(2024, 3, 25, 14, 30)),
        ("25.03.24 14:30 Uhr", datetime(2024, 3, 25, 14, 30)),
        ("12 juil. 2024 à 18:05", datetime(2024, 7, 12, 18, 5)),
        ("2024-03-05 10:00:00,123", datetime(2024, 3, 5, 10, 0, 0, 123000)),
        ("2024-03-05T10:00:00.123456789Z", datetime(2024, 3, 5, 10, 0, 0, 123456)),
        ("20240305T103000", datetime(2024, 3, 5, 10, 30)),
        ("2024-03-05 24:00", datetime(2024, 3, 6)),
        ("Tue Mar  5 10:00:00 2024", datetime(2024, 3, 5, 10)),
        ("Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Time)", datetime(2024, 3, 5, 9)),
        ("Tue Mar 05 10:00:00 CET 2024", datetime(2024, 3, 5, 9)),
        ("2024-03-05T10:00:00+01:00[Europe/Berlin]", datetime(2024, 3, 5, 9)),
        ("2024-03-05 10:00:00 UTC", datetime(2024, 3, 5, 10)),
        ("05MAR2024", datetime(2024, 3, 5)),
        ("5 Mar '24", datetime(2024, 3, 5)),
        ("\uff12\uff10\uff12\uff14/\uff10\uff13/\uff10\uff15", datetime(2024, 3, 5)),
    ],
)
def test_dates_as_people_and_programs_write_them(text, moment):
    assert read([text]) == [moment]


@pytest.mark.parametrize("text", ["31 février 2024", "32.01.2024", "2023-02-29", "29 Feb 2023"])
def test_a_day_that_cannot_be_is_never_made_one_that_can(text):
    good = pl.Series(["1 février 2024", "3 mars 2024", "01.02.2024"])
    found = sniff_dates(good)
    assert found is not None
    assert read_dates(pl.Series([text]), found).to_list() == [None]


def test_what_is_no_date_is_not_made_one():
    texts = ["Total 05.03.2024", "Mug 300 ml", "Item 5 of March", "5 apples 2024"]
    assert sniff_dates(pl.Series(texts)) is None
    assert tidied(pl.Series(["Mug 300 ml"])).to_list() == ["mug 300 ml"]
