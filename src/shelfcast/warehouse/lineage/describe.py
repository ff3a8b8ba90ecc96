"""What does each column mean, said once and carried along the lineage?

A column is described where it is made: a column of a landed dataset in contracts/, one that a
model makes in that model's .yml. A column that a model passes on has the description of the
nearest model or dataset above it, else of the nearest below; the columns by which models work are
described in words.yml beside this module.
Not here: the pages (pages.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from shelfcast.contracts import DATASETS

WORDS = Path(__file__).with_name("words.yml")
Document = dict[str, Any]


def describe(manifest: Document, catalog: Document) -> list[str]:
    """Give every column of `catalog` a description in `manifest`; names of those without.

    Both are dbt's documents; `manifest` is changed in place.
    """
    told = _Told(manifest, catalog)
    told.name_sources()
    told.from_contracts()
    above = list(told.in_order(manifest["parent_map"]))
    told.pass_on(above, manifest["parent_map"])
    told.pass_on(reversed(above), manifest["child_map"])
    told.from_words()
    return told.without()


class _Told:
    """The tables of a manifest, each with the columns that the catalog found."""

    def __init__(self, manifest: Document, catalog: Document) -> None:
        known = {**manifest["nodes"], **manifest["sources"]}
        found = {**catalog["nodes"], **catalog["sources"]}
        self.tables = {key: known[key] for key in found if key in known}
        self.columns = {key: list(found[key]["columns"]) for key in self.tables}

    def get(self, table: str, column: str) -> str:
        """The description, empty where there is none."""
        entry = self.tables.get(table, {}).get("columns", {}).get(column) or {}
        return str(entry.get("description") or "")

    def put(self, table: str, column: str, description: str) -> None:
        """Describe a column that has no description."""
        if description and not self.get(table, column):
            held = self.tables[table]["columns"].setdefault(column, {"name": column})
            held["description"] = description

    def each(self) -> Iterator[tuple[str, str]]:
        """Every table with each of its columns."""
        return ((table, column) for table, columns in self.columns.items() for column in columns)

    def name_sources(self) -> None:
        """What each source table is: a dataset's grain, else the words."""
        words = _words("tables")
        for entry in self.tables.values():
            if entry["resource_type"] == "source" and not entry["description"]:
                dataset = DATASETS.get(entry["name"])
                grain = f"As landed, in every version: {dataset.grain}." if dataset else ""
                entry["description"] = grain or words.get(entry["name"], "")

    def from_contracts(self) -> None:
        """What the retail model says of the datasets' columns."""
        for table, column in self.each():
            entry = self.tables[table]
            dataset = DATASETS.get(entry["name"])
            if entry["resource_type"] == "source" and dataset and column in dataset.names:
                self.put(table, column, _sentence(dataset[column].description))

    def in_order(self, parents: Mapping[str, list[str]]) -> Iterator[str]:
        """The tables, each after all that it is made from."""
        done: set[str] = set()

        def visit(table: str) -> Iterator[str]:
            if table not in done:
                done.add(table)
                for parent in parents.get(table, ()):
                    yield from visit(parent)
                if table in self.tables:
                    yield table

        for table in self.tables:
            yield from visit(table)

    def pass_on(self, order: Iterable[str], sources: Mapping[str, list[str]]) -> None:
        """Along `order`, a column takes the first description it has in the tables of `sources`."""
        for table in order:
            for column in self.columns[table]:
                near = (self.get(other, column) for other in sources.get(table, ()))
                self.put(table, column, next(filter(None, near), ""))

    def from_words(self) -> None:
        """What no table describes: the columns by which models work."""
        words = _words("columns")
        for table, column in self.each():
            self.put(table, column, words.get(column, ""))

    def without(self) -> list[str]:
        """The tables, and `table.column` of every column, that nothing describes."""
        tables = [entry["name"] for entry in self.tables.values() if not entry["description"]]
        return tables + [
            f"{self.tables[table]['name']}.{column}"
            for table, column in self.each()
            if not self.get(table, column)
        ]


def _words(section: str) -> dict[str, str]:
    read = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return {str(name): str(said) for name, said in read[section].items()}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
