"""Do the models and their tests pass, and where not, which row is at fault?

Runs `dbt build` inside this process, which saves the seconds its command line needs to start, and
keeps the parsed project (the manifest) for the next run of the process. Profiles, artifacts and
logs go to the warehouse folder, never beside the package, and nothing goes to the screen.
Not here: the models (dbt/), how an engine is reached (engines/).
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from shelfcast.contracts import Progress, silent
from shelfcast.warehouse.outcome import Outcome, outcome_of
from shelfcast.warehouse.parsed import Parsed, parsed_of

PROJECT = Path(__file__).parent / "dbt"
BUILD = "build --no-write-json --exclude-resource-type unit_test"
_SECRETS = ("pass", "password", "token")
_SECRET = "DBT_ENV_SECRET_SHELFCAST_"
_running = threading.Lock()
_parsed: dict[str, Parsed] = {}


def run_dbt(
    warehouse: Path,
    profile: dict[str, Any],
    progress: Progress,
    variables: Mapping[str, Any] | None = None,
    *,
    changed: Collection[str] | None = None,
) -> Outcome:
    """Run `dbt build` with one output of profiles.yml; artifacts stay in `warehouse`.

    `variables` go over those of dbt_project.yml. With `changed`, only the models that read one of
    these raw tables are built, and of those only the months that changed. The unit tests of models
    are left out: they say nothing of a shop's data, and the test suite runs them.

    KeyboardInterrupt passes through; every other fault is in the outcome. The claims of a table are
    one test of it (claims.py tells them apart).
    """
    from dbt.cli.main import dbtRunner

    with _running, _secrets_apart(profile) as shown:
        write_profile(warehouse, shown)
        known = _manifest_key(profile)
        if known not in _parsed:
            progress("building: reading the models", 0.0)
            read = dbtRunner(callbacks=[listener(silent)]).invoke(
                arguments("parse --no-write-json", warehouse)
            )
            if not read.success:
                return Outcome((), str(read.exception))
            _parsed[known] = parsed_of(read.result)
        project = _parsed[known]
        with project.selected(changed) as selected:
            runner = dbtRunner(manifest=project.manifest, callbacks=[listener(progress)])
            command = f"{BUILD} {selected}"
            result = runner.invoke([*arguments(command, warehouse), told(variables)])
    return outcome_of(result)


def invoke(words: Sequence[str], manifest: Any = None, progress: Progress = silent) -> Any:
    """Any other dbt command, alone in this process; what dbtRunner answers."""
    from dbt.cli.main import dbtRunner

    with _running:
        return dbtRunner(manifest=manifest, callbacks=[listener(progress)]).invoke(list(words))


def _manifest_key(profile: Mapping[str, Any]) -> str:
    """What a parsed project depends on: the engine and its database."""
    return json.dumps([profile.get(part) for part in ("type", "dbname", "database", "catalog")])


@contextmanager
def _secrets_apart(profile: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The profile with its secrets moved to the environment: profiles.yml is a file to be read.

    dbt cuts what stands in variables of that name out of its messages and logs.
    """
    names = {f"{_SECRET}{key}".upper(): key for key in _SECRETS if profile.get(key)}
    os.environ.update({name: str(profile[key]) for name, key in names.items()})
    try:
        read = {key: "{{ env_var('" + name + "') }}" for name, key in names.items()}
        yield {**profile, **read}
    finally:
        for name in names:
            os.environ.pop(name, None)


def write_profile(warehouse: Path, profile: dict[str, Any]) -> Path:
    """Write profiles.yml with this one output; its folder."""
    folder = warehouse / "dbt"
    folder.mkdir(parents=True, exist_ok=True)
    document = {"shelfcast": {"target": "run", "outputs": {"run": profile}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(document), encoding="utf-8")
    return folder


def arguments(
    command: str, warehouse: Path, project: Path = PROJECT, target: str = "target"
) -> list[str]:
    """The command with where it reads and writes; profiles.yml is written before."""
    profiles = warehouse / "dbt"
    return [
        "--log-level=none",
        "--log-level-file=info",
        f"--log-path={warehouse / 'logs'}",
        "--no-print",
        "--no-use-colors-file",
        "--no-send-anonymous-usage-stats",
        "--no-version-check",
        *command.split(),
        f"--project-dir={project}",
        f"--profiles-dir={profiles}",
        "--profile=shelfcast",
        f"--target-path={profiles / target}",
    ]


def told(variables: Mapping[str, Any] | None) -> str:
    """The argument that sets variables."""
    return f"--vars={json.dumps(variables or {})}"


def listener(progress: Progress) -> Callable[[Any], None]:
    """A dbt callback that passes on which model or test has begun and the share that is done."""
    seen = {"total": 0, "done": 0}

    def listen(event: Any) -> None:
        if event.info.name == "MainReportVersion":
            _log_from_info_on()
        elif event.info.name == "ConcurrencyLine":
            seen["total"] = event.data.node_count
        elif event.info.name == "NodeFinished":
            seen["done"] += 1
        elif event.info.name == "NodeStart":
            info = event.data.node_info
            doing = "building" if info.resource_type == "model" else "checking"
            share = seen["done"] / seen["total"] if seen["total"] else 0.0
            progress(f"{doing}: {info.node_name}", min(share, 1.0))

    return listen


def _log_from_info_on() -> None:
    """dbt words every event for its log file, and only then drops what is below its level.

    That is one event in ten that is kept, and a tenth of the time dbt needs for a build.
    """
    from dbt_common.events.event_manager_client import get_event_manager

    for logger in get_event_manager().loggers:
        logger.filter = lambda event: event.info.level != "debug"
