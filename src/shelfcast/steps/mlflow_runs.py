"""How are the runs that are kept also seen in MLflow?

    [forecast]
    mlflow = "local"                # models/mlflow.db and models/mlflow/; or a server's URI

What kept_models.py keeps of a run goes there too: settings as parameters, scores as metrics named
level.model.measure, the data it was made from as tags, the trees as artefacts and as versions of a
registered model named after the project. The same data and settings are the same run, here as
there: what is there already is not logged again. Where `mlflow` is left empty, the variable
MLFLOW_TRACKING_URI says where. A forecast does not fail because MLflow does: a note says so.
The local store is SQLite: MLflow's store of plain files refuses to open.
Needs the extra `mlflow`. MLflow's own telemetry is switched off.
Not here: what is kept of a run, comparing runs (kept_models.py, `shelfcast models`).
"""

from __future__ import annotations

import importlib
import logging
import math
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shelfcast.errors import MissingExtraError
from shelfcast.project import Project
from shelfcast.steps.kept_models import text_of

LOCAL = "local"
VARIABLE = "MLFLOW_TRACKING_URI"
RUN_TAG = "shelfcast.run"
MEASURES = ("wape", "bias", "naive_wape", "coverage80", "pinball")
WATCHED = ("stability", "live_error", "expected_error")
LONGEST_VALUE = 500
QUIET = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_LOGGING_LEVEL": "WARNING",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2",
}


def log_run(project: Project, record: Mapping[str, Any]) -> str:
    """Log a kept run where the settings say; what a person should know of it, or ''.

    Raises MissingExtraError where the settings ask for MLflow and it is not installed.
    """
    uri, folder = _place(project)
    if not uri:
        return ""
    client = _client(uri)
    if client is None:
        if project.settings.forecast.mlflow:
            raise MissingExtraError(
                "Runs are to be logged in MLflow, which is not installed.",
                fix="pip install 'shelfcast[mlflow]', or leave forecast.mlflow empty",
            )
        return ""
    problems = importlib.import_module("mlflow.exceptions").MlflowException
    try:
        _log(client, project, record, folder)
    except (problems, OSError) as error:
        return f"The run was not logged in MLflow: {type(error).__name__}; it is in models/ here."
    return ""


def _place(project: Project) -> tuple[str, Path | None]:
    """The tracking URI, and the folder of artefacts where it is ours to say."""
    told = project.settings.forecast.mlflow
    if told != LOCAL:
        return told or os.environ.get(VARIABLE, ""), None
    folder = project.root / "models"
    folder.mkdir(exist_ok=True)
    return f"sqlite:///{folder / 'mlflow.db'}", folder / "mlflow"


def _client(uri: str) -> Any:
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        tracking = importlib.import_module("mlflow.tracking")
    except ImportError:
        return None
    logging.getLogger("mlflow").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    return tracking.MlflowClient(tracking_uri=uri, registry_uri=uri)


def _log(client: Any, project: Project, record: Mapping[str, Any], folder: Path | None) -> None:
    name = project.settings.project.name
    experiment = _experiment(client, name, folder)
    wanted = f"tags.`{RUN_TAG}` = '{record['id']}' and attributes.status = 'FINISHED'"
    if client.search_runs([experiment], wanted, max_results=1):
        return
    run = client.create_run(experiment, run_name=record["id"], tags=dict(_tags(record)))
    own = run.info.run_id
    for key, value in record["settings"].items():
        client.log_param(own, key, str(value)[:LONGEST_VALUE])
    for key, value in _metrics(record):
        client.log_metric(own, key, value)
    client.log_dict(own, dict(record), "run.json")
    for model, kept in record["models"].items():
        file = f"models/{model}.txt"
        client.log_text(own, text_of(project.root, kept["object"]), file)
        _register(client, f"{name} {model}", f"{run.info.artifact_uri}/{file}", own)
    client.set_terminated(own)


def _experiment(client: Any, name: str, folder: Path | None) -> str:
    known = client.get_experiment_by_name(name)
    if known is not None:
        return str(known.experiment_id)
    return str(client.create_experiment(name, folder.as_uri() if folder else None))


def _tags(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield RUN_TAG, record["id"]
    yield "shelfcast.version", record["version"]
    yield "shelfcast.code", record["code"]
    yield "shelfcast.made_at", record["made_at"]
    for key, value in record["data"].items():
        yield f"shelfcast.data.{key}", str(value)


def _metrics(record: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Every score of every level and model, and the published one's once more as `published`."""
    for score in record["scores"]:
        names = [score["model"], *(["published"] if score["chosen"] else [])]
        for measure in MEASURES:
            value = score[measure]
            if value is not None and math.isfinite(value):
                for name in names:
                    yield f"{score['level']}.{name}.{measure}", value
    for name in WATCHED:
        value = record["watch"].get(name)
        if value is not None:
            yield f"watch.{name}", value


def _register(client: Any, name: str, source: str, run: str) -> None:
    """A version of the registered model, which is made where it is not there yet."""
    allowed = re.sub(r"[^\w .-]", "-", name)
    if not client.search_registered_models(f"name = '{allowed}'"):
        client.create_registered_model(allowed)
    client.create_model_version(allowed, source, run)
