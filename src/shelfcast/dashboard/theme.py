"""What does the dashboard look like? Calm, light, and readable to the colour-blind.

The colours are Okabe and Ito's, "Color Universal Design" (2008), which people with any common
colour vision tell apart. A colour means one thing: blue is what was, orange what is expected,
grey what is compared with; green is a change for the better and vermillion for the worse, which an
arrow tells as well.
"""

from __future__ import annotations

from typing import Any

BLUE, ORANGE, GREEN, VERMILLION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
PALE_BLUE, INK, GREY, GRID, PAPER = "#9CC7E4", "#1F2933", "#8A94A0", "#E6EAEE", "#FFFFFF"
BANDS = {90: "rgba(230,159,0,0.15)", 80: "rgba(230,159,0,0.24)", 50: "rgba(230,159,0,0.38)"}
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif"

STREAMLIT_THEME: dict[str, str] = {
    "base": "light",
    "primaryColor": BLUE,
    "backgroundColor": PAPER,
    "secondaryBackgroundColor": "#F4F6F8",
    "textColor": INK,
    "font": FONT,
    "greenColor": GREEN,
    "greenTextColor": "#007A59",
    "greenBackgroundColor": "#E3F4EF",
    "redColor": VERMILLION,
    "redTextColor": "#A94700",
    "redBackgroundColor": "#FBEBE1",
    "baseRadius": "0.4rem",
    "baseFontSize": "15",
    "headingFontSizes": '["1.9rem", "1.7rem", "1.2rem"]',
    "metricValueFontSize": "1.6rem",
    "borderColor": "#DDE2E7",
    "showWidgetBorder": "true",
    "paddingTop": "3.2rem",
}

CSS = "@media (min-width: 768px) {.stMainBlockContainer {padding-left: 3rem; padding-right: 3rem}}"
"""Five cards in a row have room for their labels on a laptop; no option of Streamlit does that."""


def layout(height: int, **more: Any) -> dict[str, Any]:
    """What every Plotly figure has in common; `height` in pixels."""
    axis = {"gridcolor": GRID, "zerolinecolor": GRID, "linecolor": GRID, "automargin": True}
    return {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": 13, "color": INK},
        "hoverlabel": {"bgcolor": PAPER, "font": {"family": FONT, "color": INK}},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": None},
        "xaxis": {**axis, "showgrid": False, **more.pop("xaxis", {})},
        "yaxis": {**axis, **more.pop("yaxis", {})},
        "separators": ".,",
        **more,
    }
