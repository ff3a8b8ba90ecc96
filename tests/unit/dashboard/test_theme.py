"""Everything that is written can be read, and everything drawn seen, on either ground."""

from __future__ import annotations

import pytest

from shelfcast.dashboard.theme import BLUE, DARK, GREEN, GREY, LIGHT, VERMILLION, streamlit_theme

GROUNDS = pytest.mark.parametrize("ground", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@GROUNDS
def test_text_stands_out_from_what_it_stands_on(ground: dict[str, str]) -> None:
    for paper in ("backgroundColor", "secondaryBackgroundColor"):
        for text in ("textColor", "linkColor"):
            assert contrast(ground[text], ground[paper]) >= 4.5, (text, paper)
    for colour in ("green", "red"):
        behind = ground[f"{colour}BackgroundColor"]
        assert contrast(ground[f"{colour}TextColor"], behind) >= 4.5, colour


@GROUNDS
@pytest.mark.parametrize("colour", [BLUE, GREEN, VERMILLION, GREY])
def test_a_line_stands_out_from_the_paper(ground: dict[str, str], colour: str) -> None:
    assert contrast(colour, ground["backgroundColor"]) >= 3.0


def test_both_grounds_set_the_same_options() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert "theme.dark.textColor" in streamlit_theme()
