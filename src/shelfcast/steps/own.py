"""The second half of step 2: the project's own models, over the tables that ours has built.

Its state names the build it stands on and the files it was made from, so that a changed model is
built without the rest, and a snapshot never pairs new tables of ours with old ones of theirs.
"""

from __future__ import annotations

from shelfcast import warehouse
from shelfcast.errors import NoDataError
from shelfcast.metrics import table_names
from shelfcast.steps.step import Run, fingerprint

STATE = "own"


def own_models(run: Run, built: str) -> str:
    """Build the project's own models where they, or the build `built`, changed; what was done.

    Empty where nothing was. Raises OwnModelError.
    """
    place, settings = run.project.warehouse, run.project.settings
    folder = warehouse.own_project(run.project.root)
    print_now = f"{built} {fingerprint(warehouse.own_fingerprint(folder))}"
    before = warehouse.get_state(place, STATE)
    if before == print_now and not run.force:
        return ""
    report = warehouse.build_own(
        place,
        folder,
        reserved=table_names(),
        rules=settings.cleaning.model_dump(mode="json"),
        target=settings.target,
        progress=run.progress,
    )
    warehouse.set_state(place, STATE, print_now)
    return f"{report.models} models and {report.tests} tests of your own" if folder else ""


def check_own(run: Run, built: str) -> None:
    """Raises NoDataError where the project's own models were not built over the build `built`."""
    if warehouse.own_project(run.project.root) is None:
        return
    stands_on = (warehouse.get_state(run.project.warehouse, STATE) or "").partition(" ")[0]
    if stands_on != built:
        raise NoDataError(
            "The project's own models are not built yet over the newest tables.",
            fix="shelfcast build",
        )
