import tomllib

import pytest

from shelfcast.errors import MappingError
from shelfcast.landing import Answers, Habits, Request, keep_answers, land_file
from shelfcast.landing.meaning.mapping import TOLD

HEADER = "Date,Product type range,Quantity,Ship city\n"
TEXT = HEADER + "".join(
    f"2024-01-{n:02d},Tea,{n},{'York' if n % 2 else 'Leeds'}\n" for n in range(1, 29)
)


def landing(room, ask, text=TEXT, name="till.csv"):
    request = Request(room.lake, room.mappings, Habits(), ask=ask)
    [landed] = land_file(room.file(name, text), request)
    return landed


def test_a_doubt_shows_values_the_guess_and_what_else_it_may_be(room):
    seen = []

    def ask(asked):
        seen.append(asked)
        return Answers()

    landed = landing(room, ask)
    [asked] = seen
    doubted = {doubt.theirs: doubt for doubt in asked.doubts}
    assert doubted["Product type range"].samples == ("Tea",)
    assert doubted["Ship city"].samples == ("York", "Leeds")
    assert asked.dataset == "sales"
    assert doubted["Ship city"].guess.ours == "city"
    assert any("Ship city" in warning for warning in landed.warnings)


def test_an_answer_is_taken_kept_as_told_and_asked_once(room):
    asked_of = []

    def ask(asked):
        asked_of.append(asked.table)
        return Answers({doubt.theirs: "" for doubt in asked.doubts} | {"Ship city": "city"})

    first = landing(room, ask)
    again = landing(room, ask, TEXT.replace("2024-01", "2024-02"), "february.csv")
    assert asked_of == ["till.csv"]
    for landed in (first, again):
        taken = {match.theirs: match for match in landed.examined.mapping.matches}
        assert "Product type range" not in taken
        assert (taken["Ship city"].ours, taken["Ship city"].why) == ("city", TOLD)
        assert landed.warnings == ()


def test_unattended_the_guess_lands_with_its_warning(room):
    landed = landing(room, None)
    assert landed.line.loaded == 28
    assert any("Ship city was taken for city" in warning for warning in landed.warnings)


def test_an_answer_given_later_mends_the_saved_mapping(room):
    landed = landing(room, None)
    keep_answers(landed.mapping_file, Answers({"Ship city": "region", "Product type range": ""}))
    saved = tomllib.loads(landed.mapping_file.read_text())
    assert saved["columns"]["Ship city"] == "region"
    assert "Ship city" not in saved["guessed"]["columns"]
    after = landing(room, None, TEXT.replace("2024-01", "2024-03"), "march.csv")
    taken = {match.theirs: match.ours for match in after.examined.mapping.matches}
    assert taken["Ship city"] == "region"
    assert after.warnings == ()


def test_an_answer_about_a_column_that_is_not_there_is_refused(room):
    landed = landing(room, None)
    before = landed.mapping_file.read_text()
    with pytest.raises(MappingError):
        keep_answers(landed.mapping_file, Answers({"Weather": "region"}))
    assert landed.mapping_file.read_text() == before


def test_where_two_datasets_do_as_well_which_one_is_asked(room):
    text = "id,name\n" + "".join(f"{n},Thing {n}\n" for n in range(20))
    rivals = []

    def ask(asked):
        rivals.append({asked.dataset, asked.rival})
        return Answers(dataset="stores")

    landed = landing(room, ask, text, "list.csv")
    assert len(rivals) == 1
    assert None not in rivals[0]
    assert landed.line.dataset == "stores"
    assert landing(room, ask, text.replace("Thing", "Place"), "list.csv").line.dataset == "stores"
    assert len(rivals) == 1
