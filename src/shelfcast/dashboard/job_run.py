"""How does a run that was asked for on a page go on when the page is closed? In a process apart.

    python -m shelfcast.dashboard.job_run PROJECT [FILE ...]
    python -m shelfcast.dashboard.job_run PROJECT --corner-shop

The steps are those of `shelfcast run`. What is done is told as lines of JSON on stdout: `doing` and
`share` while a step works, `step`, `said` and `notes` when it ends, an error as `--json` prints it.
Exits as the command line does: 0, 2 for a person's mistake, 1 for a failure.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from shelfcast.errors import ShelfcastError
from shelfcast.pipeline import run_steps
from shelfcast.project import Project, load
from shelfcast.steps import Outcome, Run

CORNER_SHOP = "--corner-shop"


def main(arguments: Sequence[str]) -> int:
    """Run; the exit code."""
    root, *files = arguments
    try:
        project = load(Path(root))
        asked = _corner_shop(project) if CORNER_SHOP in files else [Path(name) for name in files]
        run_steps(Run(project, tuple(asked), progress=_doing), told=_done)
    except ShelfcastError as error:
        _tell(**error.as_dict())
        return error.exit_code
    return 0


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
