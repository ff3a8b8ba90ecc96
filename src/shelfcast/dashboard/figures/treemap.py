"""How large are the parts of a whole, and which grow? A tile a part, as large as its number.

A tile is coloured by its change: blue grows, vermillion shrinks, from a half less to a half more;
grey is the same, or not known.
What is not above 0 has no tile; a tile that holds others is as large as these together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from shelfcast.dashboard.theme import layout
from shelfcast.metrics.format import percent

MOST = 0.5
SHRINKS, SAME, GROWS = (213, 94, 0), (196, 204, 212), (0, 114, 178)
READ, LINE = 9, 14
LEGEND = "Blue grew and orange shrank beside the days compared with, the deeper the more."
APART = "\x1f"
"""Between the names of a path: no name holds it."""


@dataclass(frozen=True)
class Tile:
    """A part: its path from the whole down, its size, what is read of it, and its change as a
    share (0.12 is 12 % more), None where there is nothing to compare with.
    """

    path: tuple[str, ...]
    value: float
    written: str
    change: float | None = None


def treemap(tiles: Sequence[Tile], *, height: int = 420) -> go.Figure:
    """The figure; each tile that holds others is told as well."""
    shown = _shown(tiles)
    holding = {tile.path[:-1] for tile in shown}
    figure = go.Treemap(
        ids=[APART.join(tile.path) for tile in shown],
        labels=[wrapped(tile.path[-1]) for tile in shown],
        parents=[APART.join(tile.path[:-1]) for tile in shown],
        values=[0.0 if tile.path in holding else tile.value for tile in shown],
        branchvalues="remainder",
        customdata=[[tile.written, percent_of(tile.change)] for tile in shown],
        texttemplate="%{label}<br>%{customdata[0]}<br>%{customdata[1]}",
        hovertemplate="%{label}: %{customdata[0]} %{customdata[1]}<extra></extra>",
        marker={"colors": [colour(tile.change) for tile in shown], "cornerradius": 3},
        tiling={"pad": 2},
        root={"color": "rgba(0,0,0,0)"},
    )
    # Words that would be too small to read are left to the pointer.
    return go.Figure(figure, layout(height, uniformtext={"minsize": READ, "mode": "hide"}))


def colour(change: float | None) -> str:
    """Between vermillion for half less, grey for the same and blue for half more.

    >>> colour(0.0), colour(9.0)
    ('rgb(196,204,212)', 'rgb(0,114,178)')
    """
    share = max(-1.0, min((change or 0.0) / MOST, 1.0))
    end = GROWS if share > 0 else SHRINKS
    mixed = (round(a + (b - a) * abs(share)) for a, b in zip(SAME, end, strict=True))
    return f"rgb({','.join(str(one) for one in mixed)})"


def wrapped(name: str) -> str:
    """The name in lines that fit into a tile of middling size.

    >>> wrapped("Orange juice 1 litre")
    'Orange juice 1<br>litre'
    """
    return "<br>".join(wrap(name, LINE)) or name


def percent_of(change: float | None) -> str:
    """A change as people write it, nothing where it is not known.

    >>> percent_of(0.126), percent_of(None)
    ('+12.6 %', '')
    """
    return "" if change is None else percent(change, signed=True)


def _shown(tiles: Sequence[Tile]) -> list[Tile]:
    """The tiles above 0, and those that hold one of them."""
    ends = {tile.path for tile in tiles} - {tile.path[:-1] for tile in tiles}
    kept = {tile.path for tile in tiles if tile.path in ends and tile.value > 0}
    held = {path[:depth] for path in kept for depth in range(1, len(path) + 1)}
    return [tile for tile in tiles if tile.path in held]
