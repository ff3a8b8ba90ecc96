"""Step 5: readers get the new numbers, all at once."""

from __future__ import annotations

from shelfcast import warehouse
from shelfcast.errors import NoDataError
from shelfcast.steps.own import check_own
from shelfcast.steps.step import Outcome, Run, Step, fingerprint

MADE_BY = ("build", "own", "forecast", "overrides", "plan")


def _publish(run: Run) -> Outcome:
    place = run.project.warehouse
    made = [warehouse.get_state(place, step) for step in MADE_BY]
    if made[0] is None:
        raise NoDataError("There is nothing built to publish.", fix="shelfcast build")
    check_own(run, made[0])
    print_now = fingerprint(made)
    before = warehouse.get_state(place, "publish") or ""
    kept = {snapshot.id for snapshot in warehouse.list_snapshots(place)}
    newest = before.rpartition(" ")[2]
    if not run.force and newest in kept and before == f"{print_now} {newest}":
        return Outcome("publish", False, f"{newest} is still the newest", newest)
    run.progress("publishing", 0.0)
    snapshot = warehouse.publish(place, run.project.settings.target.keep_snapshots)
    warehouse.set_state(place, "publish", f"{print_now} {snapshot.id}")
    run.progress("publishing: done", 1.0)
    return Outcome("publish", True, f"{snapshot.id} is being served", snapshot.id)


PUBLISH = Step("publish", _publish)
