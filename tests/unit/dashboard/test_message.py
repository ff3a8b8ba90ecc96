from __future__ import annotations

from streamlit.testing.v1 import AppTest

from shelfcast.errors import EVIDENCE_CAP


def page() -> None:
    import streamlit as st

    from shelfcast.dashboard.message import calm
    from shelfcast.errors import FailureError, NoDataError

    with calm():
        raise NoDataError("No forecasts.", fix="shelfcast forecast", state="")
    with calm():
        raise FailureError("Stopped.", evidence=[str(n) for n in range(20)], why="It matters.")
    st.write("the rest of the page")


def test_an_error_is_a_message_and_the_rest_goes_on() -> None:
    app = AppTest.from_function(page).run()
    assert not app.exception
    assert app.info[0].value == "**No forecasts.**"
    assert app.code[0].value == "shelfcast forecast"
    assert "It matters." in app.warning[0].value
    assert app.markdown[-1].value == "the rest of the page"


def test_evidence_is_capped() -> None:
    app = AppTest.from_function(page).run()
    seen = [caption.value for caption in app.caption if caption.value.isdigit()]
    assert len(seen) == EVIDENCE_CAP
