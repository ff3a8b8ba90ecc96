"""Which models were learned, from what, and how right were they?"""

from __future__ import annotations

import polars as pl

from shelfcast.errors import InputError
from shelfcast.project import Project
from shelfcast.steps.kept_models import listed, records
from shelfcast.terminal import print_facts, print_frame, print_json, say, warn
from shelfcast.terminal import records as as_records

SHARES = dict.fromkeys(("wape", "naive_wape", "bias", "coverage80", "live_error"), "percent")


def show_runs(project: Project, *, as_json: bool) -> None:
    """Every run kept, the newest first."""
    known = listed(records(project.root)).reverse()
    if as_json:
        print_json({"runs": as_records(known)})
        return
    if known.is_empty():
        say("No models were learned yet. Next: shelfcast forecast")
        return
    print_frame(known.drop("said", "models", "passed_bound"), title="Runs", formats=SHARES)
    newest = known.row(0, named=True)
    if newest["passed_bound"]:
        warn(newest["said"])
    say(f"More of one: shelfcast models {newest['run_id']}")


def show_run(project: Project, name: str, *, as_json: bool) -> None:
    """One run: data, settings, what was learned, scores. Raises InputError for no such run."""
    known = records(project.root)
    found = [record for record in known if record["id"].startswith(name)]
    if len(found) != 1:
        raise InputError(
            f"{len(found)} runs are named {name}." if found else f"There is no run {name}.",
            evidence=[record["id"] for record in known[::-1]],
            fix="shelfcast models lists them",
            state="Nothing was changed.",
        )
    record = found[0]
    if as_json:
        print_json(record)
        return
    facts = [("run", record["id"]), ("made (UTC)", record["made_at"])]
    facts += [(name, str(value)) for name, value in record["data"].items()]
    facts += [(f"forecast.{name}", str(value)) for name, value in record["settings"].items()]
    for model, kept in record["models"].items():
        facts.append((model, f"models/objects/{kept['object']}.txt, {kept['bytes']:,} bytes"))
    print_facts(facts)
    print_frame(pl.DataFrame(record["scores"]), title="Scores", formats=SHARES)
    for line in (*record["choice"], record["watch"]["said"]):
        if line:
            say(line)
