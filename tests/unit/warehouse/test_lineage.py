"""Descriptions said once and carried along, and exposures that name what is really read."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import yaml

from shelfcast.metrics import catalogue
from shelfcast.steps.sagemaker import INPUTS
from shelfcast.warehouse.lineage.describe import describe
from shelfcast.warehouse.lineage.pages import _script

PACKAGE = files("shelfcast")


def entry(name: str, kind: str = "model", **columns: str) -> dict[str, Any]:
    told = {column: {"name": column, "description": said} for column, said in columns.items()}
    return {"name": name, "resource_type": kind, "description": "It is.", "columns": told}


def documents(tables: dict[str, dict[str, Any]], found: dict[str, str], edges: list[str]):
    """dbt's two documents of these tables: `found` their columns, `edges` like `above > below`."""
    parents: dict[str, list[str]] = {name: [] for name in tables}
    children: dict[str, list[str]] = {name: [] for name in tables}
    for edge in edges:
        above, below = edge.split(" > ")
        parents[below].append(above)
        children[above].append(below)
    sources = {key: item for key, item in tables.items() if item["resource_type"] == "source"}
    nodes = {key: item for key, item in tables.items() if key not in sources}
    manifest = {"nodes": nodes, "sources": sources, "parent_map": parents, "child_map": children}
    columns = {key: {"columns": {name: {} for name in found[key].split()}} for key in tables}
    return manifest, {"nodes": columns, "sources": {}}


def test_a_column_has_the_words_of_the_nearest_table_above_else_below():
    tables = {
        "raw": entry("sales", "source"),
        "stg": entry("stg", made="Made here."),
        "int": entry("int"),
        "mart": entry("mart", late="Told at the end."),
    }
    found = {
        "raw": "quantity",
        "stg": "quantity made late",
        "int": "quantity made late odd",
        "mart": "late",
    }
    manifest, catalog = documents(tables, found, ["raw > stg", "stg > int", "int > mart"])
    assert describe(manifest, catalog) == ["int.odd"]
    columns = manifest["nodes"]["int"]["columns"]
    assert columns["quantity"]["description"] == "How many; a return is negative."
    assert columns["made"]["description"] == "Made here."
    assert columns["late"]["description"] == "Told at the end."


def test_what_a_table_says_of_its_own_column_is_kept():
    tables = {"a": entry("a", one="First."), "b": entry("b", one="Second.")}
    manifest, catalog = documents(tables, {"a": "one", "b": "one"}, ["a > b"])
    describe(manifest, catalog)
    assert manifest["nodes"]["b"]["columns"]["one"]["description"] == "Second."


def test_a_table_without_a_description_is_named():
    tables = {"a": {**entry("a", one="First."), "description": ""}}
    assert describe(*documents(tables, {"a": "one"}, [])) == ["a"]


def test_no_description_can_end_the_script_it_stands_in():
    assert "</script" not in _script({"said": "</script><script>alert(1)</script>"})


def exposed(name: str) -> set[str]:
    text = (PACKAGE / "warehouse" / "dbt" / "models" / "exposures.yml").read_text("utf-8")
    told = {item["name"]: item["depends_on"] for item in yaml.safe_load(text)["exposures"]}
    return {re.fullmatch(r"ref\('(\w+)'\)", item)[1] for item in told[name]}


def read_in(*places: str) -> set[str]:
    """The marts that the code in these places asks for by name; not what steps after dbt make."""
    found: set[str] = set()
    for place in places:
        item = PACKAGE / place
        sheets = [item] if item.is_file() else [i for i in item.iterdir() if i.name.endswith(".py")]
        for sheet in sheets:
            text = sheet.read_text("utf-8")
            found |= set(re.findall(r'(?:read_frame\(place, |rows\((?:reader, )?)"(\w+)"', text))
    return found & marts()


def named_in(place: str) -> set[str]:
    """The marts whose names stand in this file, as texts or as frames of the contracts."""
    text = (PACKAGE / place).read_text("utf-8")
    frames = {name.lower() for name in re.findall(r"\b([A-Z_]+)\.name\b", text)}
    return (set(re.findall(r'"(\w+)"', text)) | frames) & marts()


def marts() -> set[str]:
    """What dbt builds for people."""
    folder = PACKAGE / "warehouse" / "dbt" / "models" / "marts"
    return {item.name[:-4] for item in folder.iterdir() if item.name.endswith(".sql")}


def of_the_catalogue() -> set[str]:
    """The marts that a metric is made of or split by."""
    known = catalogue()
    tables = {metric.mart for metric in known.metrics} | {d.table for d in known.dimensions}
    return (tables | {d.names_in for d in known.dimensions}) & marts()


def test_exposures_name_the_tables_that_are_read():
    told = read_in("steps/forecast.py", "steps/told_ahead.py") | set(INPUTS)
    assert exposed("forecast") == told
    planned = read_in("steps/plan.py") | named_in("steps/planner.py")
    assert exposed("orders") == planned | named_in("steps/proof.py")
    assert exposed("cleaning") == read_in("show/cleaning.py")
    assert exposed("dashboard") >= read_in("dashboard") | of_the_catalogue()
