"""How well are foreign exports landed? The score over the corpus, and a report of what fails.

    .venv/bin/python tests/corpus/score.py [--case NAME]... [--report FILE.md] [--keep FOLDER]
    .venv/bin/python tests/corpus/score.py --known

Not here: what is right (verdict.py), what the files are (cases/).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.cases import CASES
from corpus.report import known, markdown, summary
from corpus.trial import Trial, run

_KNOWN = Path(__file__).with_name("known.py")


def main() -> int:
    """Score the cases asked for; the exit code is 1 where one is not right."""
    told = _arguments()
    named = told.case or list(CASES)
    picked = [name for name in CASES if any(part in name for part in named)]
    trials = [_shown(name, told.keep) for name in picked]
    print(summary(trials))
    if told.report:
        told.report.write_text(markdown(trials), encoding="utf-8")
    if told.known:
        _KNOWN.write_text(known(trials), encoding="utf-8")
    return int(not all(trial.is_right for trial in trials))


def _shown(name: str, keep: Path | None) -> Trial:
    trial = run(CASES[name])
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{name}--{trial.export.file}").write_bytes(trial.export.content)
    verdict = trial.verdict
    mark = "ok  " if trial.is_right else "FAIL"
    print(f"{mark} {verdict.right:2}/{verdict.total:2} {trial.seconds:5.2f}s {name}")
    for fault in verdict.faults:
        print(f"       {fault[:240]}")
    return trial


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", help="cases whose names hold this")
    parser.add_argument("--report", type=Path, help="where to write the report")
    parser.add_argument("--keep", type=Path, help="a folder for the files of the cases")
    parser.add_argument("--known", action="store_true", help="write known.py from what fails now")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
