"""What do the data hold, as a page to send on?

One HTML file that needs nothing else: no script, no network.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
from jinja2 import Environment, PackageLoader

from shelfcast.errors import InputError
from shelfcast.landing.profile import SAMPLE
from shelfcast.reports.atomic import NOT_REPLACED, replaced


def write_profile(
    path: Path, title: str, profile: pl.DataFrame, drift: pl.DataFrame | None = None
) -> None:
    """Write the page. `profile` has a row a column of each dataset, `drift` a row a drift.

    Raises InputError where the file is no .html or cannot be written.
    """
    if path.suffix.lower() not in (".html", ".htm"):
        raise InputError(
            f"{path} is no .html file.", fix="name a file ending in .html", state=NOT_REPLACED
        )
    page = Environment(loader=PackageLoader("shelfcast.reports"), autoescape=True)
    parts = [
        {"name": name, "rows": part["rows"][0], "columns": part.to_dicts()}
        for (name,), part in profile.group_by("dataset", maintain_order=True)
    ]
    told = drift.to_dicts() if drift is not None else None
    text = page.get_template("profile.html").render(
        title=title, parts=parts, drift=told, sample=SAMPLE
    )
    with replaced(path) as file:
        file.write_text(text, encoding="utf-8")
