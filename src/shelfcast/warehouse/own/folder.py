"""Has the project models of its own, have they changed, and how do they find ours?

The folder is `<project>/dbt`, with a dbt_project.yml. Our models are linked into its folder of
packages before each build, so that dbt resolves `ref('shelfcast', …)` without a download.
Not here: what the models may be called (check.py), running them (build.py).
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import yaml

from shelfcast.errors import OwnModelError
from shelfcast.warehouse.dbt_run import PROJECT
from shelfcast.warehouse.work_file import SERVED

FOLDER = "dbt"
SETTINGS = "dbt_project.yml"
OURS = "shelfcast"
UNPUBLISHED = f"Nothing was published. {SERVED}"
_PACKAGES = "dbt_packages"
_MADE_BY_DBT = (_PACKAGES, "target", "logs")


def own_project(root: Path) -> Path | None:
    """The folder of the project's own models, None where there is none."""
    folder = root / FOLDER
    return folder if (folder / SETTINGS).is_file() else None


def own_fingerprint(folder: Path | None) -> str:
    """A hash of every file that a person wrote there; empty where there is no folder."""
    if folder is None:
        return ""
    told = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if inner.parts[0] not in _MADE_BY_DBT and path.is_file():
            told.update(f"{inner.as_posix()}\0{path.stat().st_size}\0".encode())
            told.update(path.read_bytes())
    return told.hexdigest()


def link_ours(folder: Path) -> None:
    """Put our models where the project's dbt looks for packages: a link, a copy where none can be.

    Raises OwnModelError where dbt_project.yml does not read, or takes our name.
    """
    settings = _settings(folder)
    if settings.get("name") == OURS:
        raise _refused(folder, f"name: {OURS} is the name of our own project; take another")
    packages = folder / str(settings.get("packages-install-path") or _PACKAGES)
    packages.mkdir(parents=True, exist_ok=True)
    place = packages / OURS
    if place.is_symlink() and place.resolve() == PROJECT.resolve():
        return
    _remove(place)
    try:
        place.symlink_to(PROJECT, target_is_directory=True)
    except OSError:
        shutil.copytree(PROJECT, place)


def _settings(folder: Path) -> dict[str, Any]:
    try:
        read = yaml.safe_load((folder / SETTINGS).read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _refused(folder, " ".join(str(error).split())) from error
    if not isinstance(read, dict):
        raise _refused(folder, "it holds no settings")
    return read


def _refused(folder: Path, evidence: str) -> OwnModelError:
    return OwnModelError(
        f"{folder / SETTINGS} cannot be used.",
        evidence=[evidence],
        fix=f"mend {folder / SETTINGS}, then: shelfcast build",
        state=UNPUBLISHED,
    )


def _remove(place: Path) -> None:
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
