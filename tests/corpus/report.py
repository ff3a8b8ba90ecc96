"""What is told of a run of the corpus: the score, and of each failing case what a mender needs."""

from __future__ import annotations

from collections import Counter

from corpus.owner import judged
from corpus.trial import Trial

HEAD_LINES = 8
HEAD_WIDTH = 170


def share(trials: list[Trial]) -> tuple[int, int]:
    """Columns that matter: right, all."""
    return sum(t.verdict.right for t in trials), sum(t.verdict.total for t in trials)


def summary(trials: list[Trial]) -> str:
    """The score in a line."""
    right, total = share(trials)
    whole = sum(trial.is_right for trial in trials)
    silent = sum(1 for t in trials if not t.is_right and t.came and not t.warnings)
    return (
        f"{right} of {total} columns that matter right ({right / max(total, 1):.1%});"
        f" {whole} of {len(trials)} cases wholly right ({whole / max(len(trials), 1):.1%});"
        f" {silent} wrong without a warning; {sum(t.seconds for t in trials):.0f} s"
    )


def markdown(trials: list[Trial]) -> str:
    """The report: score, tally by owner, each failing case."""
    failing = [trial for trial in trials if not trial.is_right]
    tally = Counter(judged(trial)[0] for trial in failing)
    lines = ["# Corpus report", "", summary(trials), "", "## Failing, by owner", ""]
    for owner, count in tally.most_common():
        names = ", ".join(t.case.name for t in failing if judged(t)[0] == owner)
        lines.append(f"- **{owner}** ({count}): {names}")
    for owner, _ in tally.most_common():
        lines += ["", f"## {owner}", ""]
        for trial in failing:
            if judged(trial)[0] == owner:
                lines += _case(trial)
    right = ", ".join(trial.case.name for trial in trials if trial.is_right)
    return "\n".join([*lines, "", "## Wholly right", "", right, ""])


def _case(trial: Trial) -> list[str]:
    verdict, (owner, rule) = trial.verdict, judged(trial)
    lines = [f"### {trial.case.name} ({verdict.right} of {verdict.total} columns)", ""]
    lines += [f"Country {trial.case.country}, file `{trial.export.file}`. For {owner}: {rule}", ""]
    lines += [f"- {fault[:500]}" for fault in verdict.faults]
    lines += [f"- came: {came[:900]}" for came in trial.came]
    lines += [f"- warned: {said[:200]}" for said in trial.warnings[:4]]
    return [*lines, "", "```", *_head(trial), "```", ""]


def _head(trial: Trial) -> list[str]:
    content = trial.export.content
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = content[:4000].decode("latin-1")
            break
    if "\0" in text:
        return [f"({len(content)} bytes, not text)"]
    lines = text.splitlines()
    shown = lines[:HEAD_LINES] + (["..."] + lines[-3:] if len(lines) > HEAD_LINES + 3 else [])
    return [line[:HEAD_WIDTH] for line in shown]
