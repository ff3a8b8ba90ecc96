"""How does a run that was asked for on a page go on when the page is closed? In a process apart.

    python -m shelfcast.dashboard.job_run PROJECT [FILE ...]
    python -m shelfcast.dashboard.job_run PROJECT --corner-shop
    python -m shelfcast.dashboard.job_run PROJECT --override JSON
    python -m shelfcast.dashboard.job_run PROJECT --withdraw JSON

An override is told by the fields of `Said`, one taken back by `override_id`, `reason`, `author`;
after it orders are planned and published anew. The steps of the others are those of `shelfcast
run`. What is done is told as lines of JSON on stdout: `doing` and `share` while a step works,
`step`, `said` and `notes` when it ends, an error as `--json` prints it.
Exits as the command line does: 0, 2 for a person's mistake, 1 for a failure.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from shelfcast.errors import ShelfcastError
from shelfcast.pipeline import run_steps, writing
from shelfcast.project import Project, load
from shelfcast.steps import OVERRIDE, PLAN, PUBLISH, Outcome, Run
from shelfcast.steps.override_said import Said, add, withdraw

CORNER_SHOP = "--corner-shop"
OVERRIDE_WORD, WITHDRAW_WORD = "--override", "--withdraw"


def main(arguments: Sequence[str]) -> int:
    """Run; the exit code."""
    root, *files = arguments
    try:
        project = load(Path(root))
        if files[:1] in ([OVERRIDE_WORD], [WITHDRAW_WORD]):
            _say(project, *files)
            return 0
        asked = _corner_shop(project) if CORNER_SHOP in files else [Path(name) for name in files]
        run_steps(Run(project, tuple(asked), progress=_doing), told=_done)
    except ShelfcastError as error:
        _tell(**error.as_dict())
        return error.exit_code
    return 0


def _say(project: Project, word: str, told: str) -> None:
    """Keep what a person says of a forecast, or takes back; plan and publish."""
    said = json.loads(told)
    with writing(project):
        if word == WITHDRAW_WORD:
            withdraw(project, said["override_id"], said["reason"], said["author"])
        else:
            first, last = (date.fromisoformat(said.pop(end)) for end in ("first", "last"))
            add(project, Said(first, last, **said))
    run_steps(Run(project, progress=_doing), (OVERRIDE, PLAN, PUBLISH), told=_done)


def _corner_shop(project: Project) -> list[Path]:
    from corner_shop.generate import generate, yesterday

    _doing("writing the files of the corner shop", 0.0)
    return generate(project.root / "inbox", yesterday())


def _doing(label: str, share: float) -> None:
    _tell(doing=label, share=share)


def _done(outcome: Outcome) -> None:
    _tell(step=outcome.step, said=outcome.said, notes=list(outcome.notes))


def _tell(**told: object) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
