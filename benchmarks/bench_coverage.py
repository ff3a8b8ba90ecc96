"""Do the intervals hold as many days as they promise, for each class of demand and week ahead?

    python benchmarks/bench_coverage.py PROJECT… [--series 1000] [--plot coverage.png] [--json FILE]

PROJECT is a folder with a built warehouse; of a large one as many products are taken, evenly spread
over the sorted list, as give that many series. The backtest of `make` is told: every cutoff is
judged by intervals that were made from the other cutoffs. Claim: within 2 points at 50, 80 and 95 %
for each class of store x products with 1,000 days or more. Beside it stand the plain coverage, ends
counted, which is higher where sales are whole numbers, and the other levels, whose few days hang
together (84 of them for a total) and tell no 2 points. The plot has, for each published quantile,
the share of days below it and the share at or below it: a truthful quantile lies between the two.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import polars as pl

from shelfcast import warehouse
from shelfcast.contracts.frames import QUANTILES
from shelfcast.forecast import ForecastConfig, ForecastResult, make

TABLES = ("demand", "closures", "products", "stores")
SHARES = (50, 80, 95)
POINTS = 2.0
FEWEST_DAYS = 1000
CHROMIUM = Path("/usr/bin/chromium")
BLUE, INK, GRID = "#0072B2", "#1F2933", "#E6EAEE"


def read(project: Path, series: int) -> tuple[pl.DataFrame, ...]:
    """The four inputs of `make`; of demand the products that give about that many series."""
    with warehouse.open_snapshot(project / "warehouse") as reader:
        sold = reader.frame(
            "select product_id, count(distinct store_id) as stores from marts.demand "
            "where product_id is not null group by product_id order by product_id"
        )
        share = min(1.0, series / int(sold["stores"].sum()))
        kept = max(1, round(sold.height * share))
        chosen = sold["product_id"].gather([i * sold.height // kept for i in range(kept)])
        marks = ", ".join("?" * len(chosen))
        found = {
            name: reader.frame(f"select * from marts.{name}") for name in TABLES if name != "demand"
        }
        demand = reader.frame(
            f"select * from marts.demand where product_id in ({marks})", chosen.to_list()
        )
    return demand, found["closures"], found["products"], found["stores"]


def tell(name: str, coverage: pl.DataFrame) -> bool:
    """Print the table of one project; whether every large class keeps the claim."""
    print(f"\n{name}: share of days inside, spread (plain)")
    leaves = coverage.filter(level="store_product")
    whole = coverage.filter((pl.col("demand_class") == "all") & (pl.col("ahead") == 0))
    told = [
        *leaves.filter(pl.col("ahead") == 0).iter_rows(named=True),
        *leaves.filter((pl.col("demand_class") == "all") & (pl.col("ahead") > 0)).iter_rows(
            named=True
        ),
        *whole.filter(pl.col("level") != "store_product").iter_rows(named=True),
    ]
    kept = True
    for row in told:
        label = row["demand_class"] if row["level"] == "store_product" else row["level"]
        label += f", week {row['ahead']}" if row["ahead"] else ""
        cells = "  ".join(
            f"{share} %: {row[f'pit{share}']:6.1%} ({row[f'coverage{share}']:6.1%})"
            for share in SHARES
        )
        print(f"{label:22} {row['days']:8,} days  {cells}")
        if row["level"] == "store_product" and row["days"] >= FEWEST_DAYS:
            kept &= all(abs(100 * row[f"pit{share}"] - share) <= POINTS for share in SHARES)
    return kept


def shares(result: ForecastResult) -> list[tuple[float, float, float]]:
    """Probability of each quantile, share of days below it, share at or below it."""
    model = result.scores.filter("chosen", level="store_product")["model"][0]
    rows = result.backtests.filter(level="store_product", model=model)
    return [
        (p, float((rows["y"] < rows[q]).mean()), float((rows["y"] <= rows[q]).mean()))
        for q, p in QUANTILES.items()
    ]


def plot(reliability: dict[str, list[tuple[float, float, float]]], to: Path) -> None:
    """The reliability of every project's quantiles, as a PNG drawn by a browser."""
    from playwright.sync_api import sync_playwright
    from plotly.subplots import make_subplots

    size = len(reliability)
    figure = make_subplots(rows=1, cols=size, subplot_titles=list(reliability), shared_yaxes=True)
    for column, points in enumerate(reliability.values(), start=1):
        p, below, up_to = zip(*points, strict=True)
        figure.add_scatter(
            x=[0, 1], y=[0, 1], mode="lines", line={"color": INK, "width": 1}, row=1, col=column
        )
        for one, low, high in zip(p, below, up_to, strict=True):
            figure.add_scatter(
                x=[one, one],
                y=[low, high],
                mode="lines",
                line={"color": BLUE, "width": 6},
                row=1,
                col=column,
            )
    figure.update_xaxes(title="promised", range=[0, 1], gridcolor=GRID)
    figure.update_yaxes(range=[0, 1], gridcolor=GRID)
    figure.update_yaxes(title="days below the quantile, and at it", row=1, col=1)
    figure.update_layout(
        showlegend=False,
        width=360 * size,
        height=420,
        margin={"t": 40, "b": 60, "l": 60, "r": 10},
        plot_bgcolor="white",
        font={"color": INK},
    )
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360 * size + 20, "height": 440})
        page.set_content(figure.to_html(include_plotlyjs=True))
        page.wait_for_selector(".main-svg")
        page.screenshot(path=str(to))
        browser.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("projects", nargs="+", type=Path)
    asked.add_argument("--series", type=int, default=1000)
    asked.add_argument("--plot", type=Path)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    reliability, kept, tables = {}, {}, {}
    for project in given.projects:
        result = make(*read(project, given.series), ForecastConfig())
        kept[project.name] = tell(project.name, result.coverage)
        reliability[project.name] = shares(result)
        tables[project.name] = result.coverage.to_dicts()
    for name, is_kept in kept.items():
        print(f"{name}: classes within {POINTS:g} points: {'yes' if is_kept else 'NO'}")
    if given.json:
        given.json.write_text(json.dumps({"coverage": tables, "reliability": reliability}))
    if given.plot:
        plot(reliability, given.plot)


if __name__ == "__main__":
    main()
