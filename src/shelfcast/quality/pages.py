"""What do people see of the check? Great Expectations' data docs, as pages that need no network.

`index.html` has a line a dataset; each dataset has the page of its rows and the page of its files'
types, as the package renders them. What they would load from elsewhere (styles, scripts, pictures)
is taken out, a style sheet of ours is put beside them, and each page forbids the browser to load or
run anything else: a value of a file that looks like HTML stays a value. The pages show some of the
values that break an expectation.
Not here: what was found (check.py).
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from shelfcast.quality.check import Checked

STYLE = Path(__file__).with_name("style.css")
_LOADED = re.compile(
    r"<link\b[^>]*>|<img\b[^>]*>|<(script|style|footer)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)
_DONE_BY_SCRIPTS = re.compile(r'\s(?:onclick|href)="[^"]*"')
_BACK = '<p><a href="index.html">All datasets</a></p>'
_HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'self' 'unsafe-inline'\">"
    '<link rel="stylesheet" href="style.css">'
)


def write_pages(folder: Path, checked: Sequence[Checked]) -> Path:
    """Write the pages of what was checked into `folder`; the page to open first."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STYLE.name).write_bytes(STYLE.read_bytes())
    for done in checked:
        for suite in done.suites:
            page = suite.page()
            if page:
                (folder / file_name(suite.name)).write_text(_alone(page), encoding="utf-8")
    first = folder / "index.html"
    first.write_text(_index(checked), encoding="utf-8")
    return first


def file_name(suite: str) -> str:
    """The page of a suite.

    >>> file_name("sales files")
    'sales-files.html'
    """
    return f"{suite.replace(' ', '-')}.html"


def _alone(page: str) -> str:
    """The page without anything it would load, and with what we give it."""
    bare = _DONE_BY_SCRIPTS.sub("", _LOADED.sub("", page))
    return re.sub(r"(<body[^>]*>)", rf"\1{_BACK}", bare.replace("<head>", f"<head>{_HEAD}", 1))


def _index(checked: Sequence[Checked]) -> str:
    rows = "".join(_row(done) for done in checked)
    return (
        f"<!doctype html><html lang=en><head>{_HEAD}<title>Data quality</title></head>"
        '<body class="index"><h1>Data quality</h1>'
        "<table><thead><tr><th>dataset<th>rows<th>expectations<th>broken<th>pages</thead>"
        f"<tbody>{rows}</tbody></table></body></html>\n"
    )


def _row(done: Checked) -> str:
    links = " ".join(
        f'<a href="{file_name(suite.name)}">{html.escape(suite.name)}</a>'
        for suite in done.suites
        if suite.results
    )
    names = "".join(
        f"<br>{html.escape(f.expected.name)}: {f.broken:,} of {f.rows:,}" for f in done.broken
    )
    return (
        f"<tr><td>{html.escape(done.dataset)}<td>{done.rows:,}<td>{len(done.findings)}"
        f'<td class="{"bad" if done.broken else "good"}">{len(done.broken)}{names}<td>{links}'
    )
