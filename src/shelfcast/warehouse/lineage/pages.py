"""Where do the tables come from, and where do they go? One page that a browser opens.

dbt's own documentation, made in this process over the tables of the work file: each source, model,
column and test, the SQL, and the lineage as a graph; with the project's own models where it has
any. Descriptions that are said once are carried along (describe.py). The page holds its data, asks
nothing of the network, and names no folder of the machine it was made on. On an engine other than
DuckDB the columns shown are those of the marts, which are brought back from there.
Not here: serving it (show/page_server.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shelfcast.contracts import Progress, silent
from shelfcast.errors import BuildError, NoDataError
from shelfcast.target import TargetSettings
from shelfcast.warehouse.dbt_run import PROJECT, arguments, invoke, told, write_profile
from shelfcast.warehouse.engines import Place
from shelfcast.warehouse.engines.duckdb import engine
from shelfcast.warehouse.lineage.describe import Document, describe
from shelfcast.warehouse.own.check import SCHEMA
from shelfcast.warehouse.own.folder import link_ours
from shelfcast.warehouse.work_file import storage_faults, work_path

TARGET = "docs"
_COMMAND = "docs generate"
_MANIFEST, _CATALOG = '"MANIFEST.JSON INLINE DATA"', '"CATALOG.JSON INLINE DATA"'
_MENDED = {
    ' xlink:href="{{': ' ng-attr-xlink:href="{{',
    "${require('./assets/favicons/favicon.ico')}": "data:,",
}
"""Addresses in dbt's page that a browser asks for before they are filled in."""
_OF_THE_MACHINE = ("build_path", "compiled_path", "root_path", "patch_path")


@dataclass(frozen=True)
class Lineage:
    """What the page shows: counts, and `table.column` of every column without a description."""

    page: Path
    models: int
    sources: int
    exposures: int
    columns: int
    undescribed: tuple[str, ...]


def write_lineage(
    warehouse: Path,
    page: Path,
    *,
    own: Path | None = None,
    rules: Mapping[str, object] | None = None,
    target: TargetSettings | None = None,
    progress: Progress = silent,
) -> Lineage:
    """Write the page of the work file's tables; `own` is the folder of the project's own models.

    Raises NoDataError where nothing is built, BuildError where dbt cannot read the models.
    """
    if not work_path(warehouse).exists():
        raise NoDataError("Nothing is built yet, so there is no lineage.", fix="shelfcast run")
    progress("reading the models", 0.1)
    manifest, catalog = _generated(warehouse, own, rules, target or TargetSettings())
    undescribed = describe(manifest, catalog)
    _forget_the_machine(manifest)
    progress("writing the page", 0.9)
    with storage_faults(page):
        _write(page, manifest, catalog)
    tables = {**catalog["nodes"], **catalog["sources"]}
    return Lineage(
        page,
        sum(node["resource_type"] == "model" for node in manifest["nodes"].values()),
        len(manifest["sources"]),
        len(manifest["exposures"]),
        sum(len(table["columns"]) for table in tables.values()),
        tuple(undescribed),
    )


def _generated(
    warehouse: Path,
    own: Path | None,
    rules: Mapping[str, object] | None,
    target: TargetSettings,
) -> tuple[Document, Document]:
    """dbt's manifest and catalog."""
    duck = engine(Place(target, warehouse))
    profile = duck.profile()
    if own is not None:
        link_ours(own)
        profile["schema"] = SCHEMA
    place = write_profile(warehouse, profile) / TARGET
    words = arguments(_COMMAND, warehouse, own or PROJECT, TARGET)
    try:
        result = invoke([*words, told({"cleaning": dict(rules)} if rules else {})])
    finally:
        duck.release()
    if result.exception or not result.success:
        raise BuildError(
            "The models could not be read.",
            evidence=[" ".join(str(result.exception or "see the log").split())],
            fix=f"see {warehouse / 'logs' / 'dbt.log'}, then: shelfcast build",
            state="No page was written.",
        )
    read = (json.loads((place / f"{name}.json").read_text("utf-8")) for name in _NAMES)
    manifest, catalog = read
    return manifest, catalog


_NAMES = ("manifest", "catalog")


def _forget_the_machine(manifest: Document) -> None:
    for node in manifest["nodes"].values():
        for key in _OF_THE_MACHINE:
            node.pop(key, None)


def _write(page: Path, manifest: Document, catalog: Document) -> None:
    """dbt's page with both documents in it, whole or not at all."""
    from dbt.task.docs import DOCS_INDEX_FILE_PATH

    text = Path(DOCS_INDEX_FILE_PATH).read_text(encoding="utf-8")
    for theirs, mended in _MENDED.items():
        text = text.replace(theirs, mended)
    text = text.replace(_MANIFEST, _script(manifest)).replace(_CATALOG, _script(catalog))
    page.parent.mkdir(parents=True, exist_ok=True)
    partial = page.with_name(f".{page.name}.tmp")
    partial.write_text(text, encoding="utf-8")
    partial.replace(page)


def _script(document: Any) -> str:
    """JSON that stays inside its script, whatever a description holds."""
    return json.dumps(document, separators=(",", ":")).replace("<", "\\u003c")
