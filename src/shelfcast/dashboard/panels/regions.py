"""Which regions and places sell, month by month and on the map?

The map has no background, so that no server elsewhere is asked for one: a store stands where its
latitude and longitude say, as large as its revenue. One region, or no coordinates, draw nothing.
"""

from __future__ import annotations

from datetime import date
from math import cos, radians

import polars as pl
import streamlit as st

from shelfcast.dashboard import charts
from shelfcast.dashboard.figures.heatmap import Cells, heatmap
from shelfcast.dashboard.figures.points import Point, points
from shelfcast.dashboard.frame import part
from shelfcast.dashboard.panels.beside import beside, with_change
from shelfcast.dashboard.panels.months import last_months
from shelfcast.dashboard.panels.ranking import with_names
from shelfcast.dashboard.table import downloads
from shelfcast.dashboard.view import View

REGIONS = 40


@part
def regions(view: View) -> None:
    """The tab."""
    _by_month(view)
    _map(view)


def _by_month(view: View) -> None:
    found = view.query(("revenue",), by=("region", "month"), start=last_months(view)).frame
    found = found.with_columns(pl.col("region").fill_null("not told"))
    if found["region"].n_unique() < 2:
        st.info(
            "All stores stand in one region. A file of stores with a column `region` tells more."
        )
        return
    st.subheader("Revenue by region and month", anchor=False)
    cells = by_month(view, found)
    charts.draw(heatmap(cells, title="Revenue"), "regions", "Revenue by region and month")
    if _in_part(view):
        st.caption("The first and the last month are not covered in full.")
    downloads(found, "regions-by-month", view.currency)


def by_month(view: View, found: pl.DataFrame) -> Cells:
    """A row a region, that of most revenue first; a column a month, empty where nothing sold."""
    sums = found.group_by("region").agg(pl.col("revenue").sum())
    names = sums.sort(["revenue", "region"], descending=[True, False])["region"].to_list()
    months = sorted(found["month"].unique())
    told = {(region, month): value for region, month, value in found.iter_rows()}
    cells = [[told.get((region, month)) for month in months] for region in names[:REGIONS]]
    return Cells(
        names[:REGIONS],
        [f"{month:%b %y}" for month in months],
        [[None if value is None else float(value) for value in row] for row in cells],
        [[view.written(value, "money") if value else "" for value in row] for row in cells],
    )


def _in_part(view: View) -> bool:
    return last_months(view).day > 1 or not _is_last(view.filters.days[1])


def _is_last(day: date) -> bool:
    return (day.replace(day=28).toordinal() + 4 - day.toordinal()) < 5


def _map(view: View) -> None:
    columns = ("store_id", "latitude", "longitude", "city")
    placed = view.rows("stores", view.filters.by_store, columns=columns)
    placed = placed.drop_nulls(["latitude", "longitude"]).rename({"store_id": "store"})
    if placed.is_empty():
        st.info(
            "No store has coordinates. A file of stores with the columns `latitude` and "
            "`longitude`, in degrees, draws the map."
        )
        return
    answer = beside(view, ("revenue",), ("store",))
    found = with_names(answer.frame).join(placed, on="store", how="inner", maintain_order="left")
    st.subheader("Where the revenue is", anchor=False)
    st.caption(answer.words)
    shown = [
        Point(
            row["longitude"],
            row["latitude"],
            float(row["revenue"] or 0),
            "Stores",
            f"{row['shown']}<br>"
            + with_change(view.written(row["revenue"], "money"), answer.change(row, "revenue")),
            row["shown"],
        )
        for row in found.iter_rows(named=True)
    ]
    figure = points(
        shown,
        xaxis={"title": "Degrees east", **_span([point.x for point in shown])},
        yaxis={"title": "Degrees north", **_span([point.y for point in shown])},
        height=460,
    )
    if shown:
        middle = sum(point.y for point in shown) / len(shown)
        figure.update_yaxes(scaleanchor="x", scaleratio=1 / max(cos(radians(middle)), 0.1))
    charts.draw(figure, "map", "Where the stores stand, as large as their revenue")


def _span(values: list[float]) -> dict[str, list[float]]:
    """A range with room around, half a degree at least."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    room = max((high - low) * 0.15, 0.25)
    return {"range": [low - room, high + room]}
