import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from shelfcast.errors import MissingExtraError
from shelfcast.project import Project, change, init
from shelfcast.steps import mlflow_runs
from shelfcast.steps.mlflow_runs import RUN_TAG, log_run

mlflow = pytest.importorskip("mlflow", reason="the extra mlflow is not installed")
from mlflow.tracking import MlflowClient  # noqa: E402

TEXT = "tree\nversion=v4\n"
RECORD = {
    "id": "0123456789ab",
    "version": "0.1.0",
    "code": "beef",
    "made_at": "2026-03-01T10:00:00",
    "data": {"build": "cafe", "first_day": "2024-03-01", "last_day": "2026-02-28", "series": 6},
    "settings": {"horizon": 14, "models": ["seasonal_naive", "lightgbm"], "seed": 7},
    "models": {"lightgbm": {"object": "abc", "bytes": len(TEXT), "learned_in": "0123456789ab"}},
    "scores": [
        {"level": "total", "model": "bottom_up", "chosen": True, "wape": 0.1, "bias": -0.02,
         "naive_wape": 0.2, "coverage80": 0.8, "pinball": 0.04},
        {"level": "total", "model": "theta", "chosen": False, "wape": 0.15, "bias": 0.0,
         "naive_wape": 0.2, "coverage80": None, "pinball": float("nan")},
    ],
    "watch": {"stability": 0.01, "live_error": None, "expected_error": 0.3, "said": ""},
}  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """A store without runs: MLflow takes seconds to make its tables."""
    file = tmp_path_factory.mktemp("mlflow") / "mlflow.db"
    MlflowClient(tracking_uri=f"sqlite:///{file}").search_experiments()
    return file


@pytest.fixture
def shop(tmp_path, monkeypatch, empty) -> Project:
    monkeypatch.delenv(mlflow_runs.VARIABLE, raising=False)
    project = init(tmp_path / "shop", "Tom's: tea/toys")
    objects = project.root / "models" / "objects"
    objects.mkdir(parents=True)
    (objects / "abc.txt").write_text(TEXT)
    shutil.copy(empty, project.root / "models")
    return change(project, "forecast", {"mlflow": "local"})


def client(project: Project) -> MlflowClient:
    uri = f"sqlite:///{project.root / 'models' / 'mlflow.db'}"
    return MlflowClient(tracking_uri=uri, registry_uri=uri)


def logged(project: Project):
    known = client(project)
    experiment = known.get_experiment_by_name("Tom's: tea/toys")
    return known, known.search_runs([experiment.experiment_id])


def test_a_run_has_its_settings_scores_data_and_trees(shop):
    assert log_run(shop, RECORD) == ""
    known, (run,) = logged(shop)
    assert run.info.status == "FINISHED"
    assert run.data.params == {
        "horizon": "14", "models": "['seasonal_naive', 'lightgbm']", "seed": "7"
    }  # fmt: skip
    assert run.data.metrics["total.bottom_up.wape"] == 0.1
    assert run.data.metrics["total.published.wape"] == 0.1
    assert run.data.metrics["total.theta.bias"] == 0
    assert not {"total.theta.pinball", "total.theta.coverage80", "watch.live_error"} & set(
        run.data.metrics
    )
    assert run.data.tags[RUN_TAG] == RECORD["id"]
    assert run.data.tags["shelfcast.data.last_day"] == "2026-02-28"
    file = Path(known.download_artifacts(run.info.run_id, "models/lightgbm.txt"))
    assert file.read_text() == TEXT
    (model,) = known.search_registered_models()
    (version,) = known.search_model_versions(f"name = '{model.name}'")
    assert (version.run_id, version.source.endswith("models/lightgbm.txt")) == (
        run.info.run_id,
        True,
    )


def test_the_same_run_is_logged_once_and_another_beside_it(shop):
    log_run(shop, RECORD)
    log_run(shop, RECORD)
    assert len(logged(shop)[1]) == 1
    log_run(shop, {**RECORD, "id": "ba9876543210"})
    assert len(logged(shop)[1]) == 2
    (model,) = client(shop).search_registered_models()
    assert len(client(shop).search_model_versions(f"name = '{model.name}'")) == 2


def test_a_server_that_does_not_answer_is_a_note_and_no_secret_is_told(shop, monkeypatch):
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    there = change(shop, "forecast", {"mlflow": "http://me:secret@127.0.0.1:9"})
    note = log_run(there, RECORD)
    assert note.startswith("The run was not logged in MLflow")
    assert "secret" not in note


def test_where_nothing_asks_for_it_nothing_is_logged(shop):
    assert log_run(change(shop, "forecast", {"mlflow": ""}), RECORD) == ""
    assert client(shop).get_experiment_by_name("Tom's: tea/toys") is None


def test_the_variable_of_mlflow_says_where_too(shop, monkeypatch):
    uri = f"sqlite:///{shop.root / 'models' / 'mlflow.db'}"
    monkeypatch.setenv(mlflow_runs.VARIABLE, uri)
    monkeypatch.chdir(shop.root)
    log_run(change(shop, "forecast", {"mlflow": ""}), RECORD)
    assert len(logged(shop)[1]) == 1


def test_a_missing_extra_is_told_where_the_settings_ask_for_it(shop, monkeypatch):
    monkeypatch.setattr(mlflow_runs, "_client", lambda uri: None)
    with pytest.raises(MissingExtraError) as told:
        log_run(shop, RECORD)
    assert "shelfcast[mlflow]" in told.value.fix
    monkeypatch.setenv(mlflow_runs.VARIABLE, "sqlite:///x.db")
    quiet = replace(shop, settings=change(shop, "forecast", {"mlflow": ""}).settings)
    assert log_run(quiet, RECORD) == ""
