"""The unit tests that stand beside the models pass: hand-made rows in, the rows they claim out.

They say nothing of a shop's data, so a build leaves them out; they are run here.
"""

from __future__ import annotations

import yaml

from shelfcast.target import TargetSettings
from shelfcast.warehouse.dbt_run import PROJECT, arguments, invoke
from shelfcast.warehouse.engines.duckdb import engine
from shelfcast.warehouse.engines.engine import Place
from shelfcast.warehouse.outcome import outcome_of


def _declared() -> set[str]:
    documents = [yaml.safe_load(path.read_text()) for path in (PROJECT / "models").rglob("*.yml")]
    return {test["name"] for found in documents for test in found.get("unit_tests", ())}


def test_every_unit_test_of_a_model_passes(shop):
    duck = engine(Place(TargetSettings(), shop.warehouse))
    try:
        outcome = outcome_of(invoke(arguments("test --select test_type:unit", shop.warehouse)))
    finally:
        duck.release()
    failed = [f"{node.name}: {node.message}" for node in outcome.nodes if node.failed]
    assert not failed, "\n".join(failed)
    assert not outcome.fault
    assert {node.name for node in outcome.nodes} == _declared()
