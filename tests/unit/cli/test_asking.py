import io

import pytest
from rich.console import Console

from shelfcast.cli import asking
from shelfcast.landing import Doubt, Questions
from shelfcast.landing.meaning.mapping import Match

GUESS = Match("Ship [state]", "region", 0.6, "the name may say so")
ASKED = Questions(
    "till.csv",
    "sales",
    None,
    (Doubt("Ship [state]", ("NY", "CA"), GUESS, (Match("Ship [state]", "city", 0.5, "like"),)),),
    ("region", "city"),
)


@pytest.fixture
def terminal(monkeypatch):
    """What a person types, and what they are shown."""
    shown = io.StringIO()
    monkeypatch.setattr(
        asking, "err", Console(file=shown, force_terminal=True, color_system=None, width=120)
    )

    def typed(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return shown

    return typed


@pytest.mark.parametrize(
    ("typed", "told"),
    [("\n", "region"), ("city\n", "city"), ("none\n", ""), ("xx\ncity\n", "city")],
)
def test_enter_keeps_the_guess_and_another_name_is_taken(terminal, typed, told):
    terminal(typed)
    assert asking.ask(ASKED).columns == {"Ship [state]": told}


def test_values_guess_and_alternatives_are_shown(terminal):
    shown = terminal("\n")
    asking.ask(ASKED)
    for part in ("Ship [state]", "NY, CA", "60%", "the name may say so", "city"):
        assert part in shown.getvalue()


def test_a_rival_dataset_is_asked_first(terminal):
    terminal("stock\n")
    answers = asking.ask(Questions("x.csv", "sales", "stock", ASKED.doubts, ASKED.columns))
    assert (answers.dataset, dict(answers.columns)) == ("stock", {})


def test_nobody_is_asked_where_nobody_is_there(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert asking.asker(as_json=False, unattended=False) is None
    assert asking.asker(as_json=True, unattended=False) is None
