"""What was learned at each run is kept, listed side by side, and watched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def listed(shelfcast: Callable[..., Any], shop: Path, *arguments: object) -> Any:
    told = shelfcast("models", *arguments, "--project", shop, "--json")
    assert told.code == 0, told.out
    return told.json


def test_each_run_is_kept_with_its_data_settings_and_scores(shelfcast, shop, bench) -> None:
    first = listed(shelfcast, shop)["runs"]
    assert [run["last_day"] for run in first] == ["2026-02-13"]
    assert shelfcast("run", bench.second, "--project", shop, "--json").code == 0
    runs = listed(shelfcast, shop)["runs"]
    assert [run["last_day"] for run in runs] == ["2026-02-27", "2026-02-13"]
    assert runs[1] == first[0]
    one = listed(shelfcast, shop, runs[0]["run_id"][:6])
    assert one["settings"]["horizon"] == 7
    assert one["data"]["series"] == 6
    assert one["watch"]["against"] == first[0]["run_id"]
    assert one["watch"]["live_days"] == 7
    assert one["watch"]["live_error"] > 0


@pytest.mark.thorough
def test_the_same_inputs_are_the_same_run_and_learn_the_same_trees(shelfcast, shop) -> None:
    command = ("forecast", "--models", "seasonal_naive,lightgbm", "--project", shop, "--json")
    assert shelfcast(*command).code == 0
    before = listed(shelfcast, shop)["runs"]
    kept = {path.name: path.read_bytes() for path in (shop / "models" / "objects").iterdir()}
    assert len(kept) == 1
    for name, text in kept.items():
        assert name == f"{hashlib.sha256(text).hexdigest()}.txt"
    assert shelfcast(*command, "--force").code == 0
    assert listed(shelfcast, shop)["runs"] == before
    assert {path.name for path in (shop / "models" / "objects").iterdir()} == set(kept)


@pytest.mark.thorough
def test_a_run_whose_forecasts_missed_by_more_than_the_bound_is_told(
    shelfcast, shop, bench
) -> None:
    settings = shop / "shelfcast.toml"
    text = settings.read_text().replace("[forecast]", "[forecast]\nerror_bound = 0.01")
    settings.write_text(text)
    told = shelfcast("run", bench.second, "--project", shop, "--json").json
    notes = next(step["notes"] for step in told["steps"] if step["step"] == "forecast")
    assert any("Forecasts missed by" in note and "learned anew" in note for note in notes)
    assert listed(shelfcast, shop)["runs"][0]["passed_bound"]


def test_a_run_that_is_not_there_and_one_that_does_not_read_are_told(shelfcast, shop) -> None:
    told = shelfcast("models", "nothing", "--project", shop, "--json")
    assert (told.code, told.json["error"]) == (2, "bad_input")
    run = next((shop / "models" / "runs").iterdir())
    run.write_text("{")
    told = shelfcast("models", "--project", shop, "--json")
    assert (told.code, told.json["error"]) == (1, "damaged_project")
    json.loads(told.out)


def forecast_notes(told: Any) -> list[str]:
    return list(next(step["notes"] for step in told.json["steps"] if step["step"] == "forecast"))


def asks_again(shop: Path, error_bound: float) -> None:
    settings = shop / "shelfcast.toml"
    text = settings.read_text().replace('["seasonal_naive"]', '["seasonal_naive", "lightgbm"]')
    bounds = f"drift_bound = 9\nerror_bound = {error_bound}"
    settings.write_text(text.replace("[forecast]", f'[forecast]\nretrain = "on_drift"\n{bounds}'))


@pytest.mark.thorough
def test_trees_are_asked_again_where_the_settings_say_so_and_nothing_moved(
    shelfcast, shop, bench
) -> None:
    asks_again(shop, error_bound=9)
    told = shelfcast("forecast", "--project", shop, "--json")
    assert any("no earlier run has learned any" in note for note in forecast_notes(told))
    again = shelfcast("run", bench.second, "--project", shop, "--json")
    assert any("lightgbm was not learned anew" in note for note in forecast_notes(again))
    second, first = (run["run_id"] for run in listed(shelfcast, shop)["runs"][:2])
    one, other = (listed(shelfcast, shop, run)["models"]["lightgbm"] for run in (first, second))
    assert one == other
    assert one["learned_in"] == first


@pytest.mark.thorough
def test_trees_are_learned_anew_once_forecasts_missed_by_more_than_the_bound(
    shelfcast, shop, bench
) -> None:
    asks_again(shop, error_bound=0.01)
    assert shelfcast("forecast", "--project", shop, "--json").code == 0
    again = shelfcast("run", bench.second, "--project", shop, "--json")
    assert any("learned anew: a bound was passed" in note for note in forecast_notes(again))
    newest = listed(shelfcast, shop)["runs"][0]["run_id"]
    assert listed(shelfcast, shop, newest)["models"]["lightgbm"]["learned_in"] == newest


@pytest.mark.thorough
def test_a_run_is_logged_in_mlflow_where_the_settings_say_so(shelfcast, shop) -> None:
    pytest.importorskip("mlflow", reason="the extra mlflow is not installed")
    from mlflow.tracking import MlflowClient

    settings = shop / "shelfcast.toml"
    settings.write_text(settings.read_text().replace("[forecast]", '[forecast]\nmlflow = "local"'))
    command = ("forecast", "--models", "seasonal_naive,lightgbm", "--project", shop, "--json")
    assert shelfcast(*command).code == 0
    newest = listed(shelfcast, shop)["runs"][0]
    uri = f"sqlite:///{shop / 'models' / 'mlflow.db'}"
    client = MlflowClient(tracking_uri=uri, registry_uri=uri)
    (run,) = client.search_runs([one.experiment_id for one in client.search_experiments()])
    assert run.info.run_name == newest["run_id"]
    assert run.data.params["horizon"] == "7"
    assert run.data.metrics["store_product.published.wape"] == pytest.approx(newest["wape"])
    assert run.data.tags["shelfcast.data.last_day"] == newest["last_day"]
    assert [model.name for model in client.search_registered_models()] == ["My shop lightgbm"]
