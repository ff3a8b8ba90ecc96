"""What does the dashboard look like? Calm, light or dark as the screen is, readable to the
colour-blind, and on paper.

The colours are Okabe and Ito's, "Color Universal Design" (2008), which people with any common
colour vision tell apart. A colour means one thing on either ground: blue is what was, orange what
is expected, grey what is compared with; green is a change for the better and vermillion for the
worse, which an arrow tells as well. Paper, ink, grid and colour scales are the theme's, which the
browser fills in: a figure leaves them away.
"""

from __future__ import annotations

import json
from typing import Any

BLUE, ORANGE, GREEN, VERMILLION = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, YELLOW, GREY = "#56B4E9", "#CC79A7", "#F0E442", "#8A94A0"
PALE_BLUE = "rgba(0,114,178,0.42)"
SEVERAL = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, GREY)
"""Colours for things of one kind side by side, in this order; yellow is too pale on paper."""
BANDS = {90: "rgba(230,159,0,0.15)", 80: "rgba(230,159,0,0.24)", 50: "rgba(230,159,0,0.38)"}
FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif"
_PALE_TO_BLUE = (
    *("#EAF3F9", "#D0E5F2", "#B2D4E9", "#90C1DF", "#6CACD3"),
    *("#4896C5", "#2583BB", "#0072B2", "#005A8F", "#00426B"),
)
_DIVERGING = (
    *("#8C3D00", "#B24E00", "#D55E00", "#E89058", "#F5C9AC"),
    *("#BBD9EC", "#7DB8DA", "#2F8DC2", "#0072B2", "#00517F"),
)

BOTH: dict[str, str] = {
    "font": FONT,
    "baseRadius": "0.4rem",
    "baseFontSize": "15",
    "headingFontSizes": '["1.9rem", "1.7rem", "1.2rem"]',
    "metricValueFontSize": "1.6rem",
    "showWidgetBorder": "true",
    "paddingTop": "0.8rem",
    "chartCategoricalColors": json.dumps(SEVERAL),
    "chartDivergingColors": json.dumps(_DIVERGING),
}
LIGHT: dict[str, str] = {
    "primaryColor": BLUE,
    "backgroundColor": "#FFFFFF",
    "secondaryBackgroundColor": "#F4F6F8",
    "textColor": "#0B1118",
    "linkColor": "#005A8F",
    "greenColor": GREEN,
    "greenTextColor": "#00684C",
    "greenBackgroundColor": "#E3F4EF",
    "redColor": VERMILLION,
    "redTextColor": "#9A4100",
    "redBackgroundColor": "#FBEBE1",
    "borderColor": "#DDE2E7",
    "chartSequentialColors": json.dumps(_PALE_TO_BLUE),
}
DARK: dict[str, str] = {
    "primaryColor": SKY,
    "backgroundColor": "#12181F",
    "secondaryBackgroundColor": "#1C252F",
    "textColor": "#E6EBF0",
    "linkColor": "#8CCBF0",
    "greenColor": "#2BB58B",
    "greenTextColor": "#5ED6B0",
    "greenBackgroundColor": "#15332C",
    "redColor": "#E9772A",
    "redTextColor": "#FFA873",
    "redBackgroundColor": "#3A2415",
    "borderColor": "#34414E",
    "chartSequentialColors": json.dumps(_PALE_TO_BLUE[::-1]),
}


def streamlit_theme() -> dict[str, str]:
    """The options that Streamlit is started with; which of the two is shown, the screen says."""
    grounds = {"light": LIGHT, "dark": DARK}
    return {f"theme.{name}": value for name, value in BOTH.items()} | {
        f"theme.{ground}.{name}": value
        for ground, options in grounds.items()
        for name, value in options.items()
    }


# No option of Streamlit's does these: room for the labels of five cards in a row on a laptop; less
# between the pages listed; no points without a name in the lines of the cards, which axe objects
# to; and on paper the page alone, its charts whole.
CSS = """
@media (min-width: 768px) {
  .stMainBlockContainer {padding-left: 3rem; padding-right: 3rem}
}
@media (max-width: 480px) {
  .stMainBlockContainer {padding-left: 1rem; padding-right: 1rem}
}
.st-key-pages [data-testid=stCaptionContainer] {padding-top: 0.5rem}
.st-key-pages a {padding-top: 0.2rem; padding-bottom: 0.2rem; min-height: 24px}
g[class*=highlighted_points] {visibility: hidden}
@media print {
  @page {size: A3 landscape; margin: 12mm}
  [data-testid=stSidebar], [data-testid=stHeader], [data-testid=stToolbar],
  [data-testid=stElementToolbar], [data-testid=stDownloadButton], .modebar-container,
  .stSegmentedControl, .stTabs [role=tablist] {display: none !important}
  .stMainBlockContainer {padding: 0 !important; max-width: none !important;}
  [data-testid=stHorizontalBlock] {display: flex !important; flex-wrap: nowrap !important}
  [data-testid=stColumn] {flex: 1 1 0 !important; min-width: 0 !important}
  [data-testid=stPlotlyChart], [data-testid=stMetric], [data-testid=stDataFrame]
    {break-inside: avoid}
  h2, h3 {break-after: avoid}
}
@media print and (prefers-color-scheme: dark) {
  html, body {background: #fff !important}
  .stApp {filter: invert(1) hue-rotate(180deg)}
}
"""


def layout(height: int, **more: Any) -> dict[str, Any]:
    """What every Plotly figure has in common; `height` in pixels."""
    axis = {"automargin": True}
    return {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "font": {"family": FONT, "size": 13},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "title": None},
        "xaxis": {**axis, "showgrid": False, **more.pop("xaxis", {})},
        "yaxis": {**axis, **more.pop("yaxis", {})},
        "separators": ".,",
        **more,
    }
