"""How is a table shown, and taken away?

Numbers are written as everywhere else and still sort as numbers. Below each table stand a CSV and
an Excel file of it, made when somebody asks for one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import streamlit as st

from shelfcast.metrics.format import MISSING, written
from shelfcast.reports import export_table

STYLED_CELLS = 60_000
ROW_HEIGHT = 33
KINDS = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table(
    frame: pl.DataFrame,
    labels: Mapping[str, str],
    *,
    key: str,
    formats: Mapping[str, str] | None = None,
    currency: str = "",
    hints: Mapping[str, str] | None = None,
    widths: Mapping[str, int] | None = None,
    rows: int = 10,
) -> None:
    """Show the columns named in `labels`, about `rows` of them at once; `widths` are
    in pixels."""
    seen = frame.select(list(labels))
    st.dataframe(
        _written(seen, formats or {}, currency),
        hide_index=True,
        placeholder=MISSING,
        key=f"table_{key}",
        height="content" if seen.height <= rows else ROW_HEIGHT * (rows + 1),
        column_config={
            name: st.column_config.Column(
                label,
                help=(hints or {}).get(name),
                width=(widths or {}).get(name),
            )
            for name, label in labels.items()
        },
    )


def downloads(frame: pl.DataFrame, name: str, currency: str = "") -> None:
    """The table as files, all of its columns and rows."""
    with st.container(horizontal=True, key=f"downloads_{name}"):
        for suffix, mime in KINDS.items():
            st.download_button(
                suffix.removeprefix(".").upper(),
                _maker(frame, suffix, currency),
                file_name=f"{name}{suffix}",
                mime=mime,
                key=f"download_{name}{suffix}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
            )


def as_bytes(frame: pl.DataFrame, suffix: str, currency: str = "") -> bytes:
    """The table as a file of that kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        export_table(frame, path, currency=currency)
        return path.read_bytes()


def _maker(frame: pl.DataFrame, suffix: str, currency: str) -> Callable[[], bytes]:
    return lambda: as_bytes(frame, suffix, currency)


def _written(frame: pl.DataFrame, formats: Mapping[str, str], currency: str) -> Any:
    """The frame, styled cell by cell where it is not too long for a browser to hold twice."""
    exact = [name for name, kind in frame.schema.items() if kind.is_decimal()]
    plain = frame.with_columns(pl.col(exact).cast(pl.Float64))
    if not formats or frame.height * frame.width > STYLED_CELLS:
        return plain
    known = {name: kind for name, kind in formats.items() if name in plain.columns}
    return plain.to_pandas().style.format(
        {name: _writer(kind, currency) for name, kind in known.items()}, na_rep=MISSING
    )


def _writer(kind: str, currency: str) -> Callable[[object], str]:
    return lambda value: written(value, kind, currency)
