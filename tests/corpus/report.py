"""What is told of a run of the corpus: the score, and of each failing case what a mender needs."""

from __future__ import annotations

from collections import Counter

from corpus.owner import judged, owners
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
    tally = Counter(owner for trial in failing for owner in owners(trial))
    lines = ["# Corpus report", "", summary(trials), "", "## Failing, by owner", ""]
    for owner, count in tally.most_common():
        named = ", ".join(trial.case.name for trial in failing if owner in owners(trial))
        lines.append(f"- **{owner}** ({count}): {named}")
    lines += ["", "Each case stands below its first fault's owner.", ""]
    for owner, _ in tally.most_common():
        lines += [f"## {owner}", ""]
        for trial in failing:
            if owners(trial)[0] == owner:
                lines += _case(trial)
    right = ", ".join(trial.case.name for trial in trials if trial.is_right)
    return "\n".join([*lines, "## Wholly right", "", right, ""])


def known(trials: list[Trial]) -> str:
    """known.py: a floor a little below the share reached, and each failing case's first fault."""
    right, total = share(trials)
    lines = [
        '"""The cases that do not land right yet, with a fault of each. Written by score.py."""',
        "",
        f"FLOOR = {int(100 * right / total - 0.5) / 100}",
        "KNOWN: dict[str, str] = {",
    ]
    for trial in trials:
        if trial.verdict.faults:
            fault = trial.verdict.faults[0]
            said = f"{judged(fault, trial)[0]}: {fault}"[:60].replace("\\", "/").replace('"', "'")
            lines.append(f'    "{trial.case.name}": "{said}",')
    return "\n".join([*lines, "}", ""])


def _case(trial: Trial) -> list[str]:
    verdict = trial.verdict
    lines = [f"### {trial.case.name} ({verdict.right} of {verdict.total} columns)", ""]
    lines += [f"Country {trial.case.country}, file `{trial.export.file}`.", ""]
    for fault in verdict.faults:
        owner, rule = judged(fault, trial)
        lines.append(f"- {fault[:420]} **[{owner}: {rule}]**")
    lines += [f"- came: {came[:900]}" for came in trial.came]
    lines += [f"- warned: {said[:200]}" for said in trial.warnings[:4]]
    return [*lines, "", "```", *_head(trial), "```", ""]


_ENCODINGS = {
    "DE": "cp1252",
    "RU": "cp1251",
    "PL": "cp1250",
    "CZ": "cp1250",
    "TR": "cp1254",
    "CN": "gb18030",
    "JP": "cp932",
}


def _head(trial: Trial) -> list[str]:
    content = trial.export.content
    if b"\0" in content and content[:2] != b"\xff\xfe":
        return [f"({len(content)} bytes, not text)"]
    lines = _decoded(content, trial.case.country).splitlines()
    shown = lines[:HEAD_LINES] + (["...", *lines[-3:]] if len(lines) > HEAD_LINES + 3 else [])
    return [line[:HEAD_WIDTH] for line in shown]


def _decoded(content: bytes, country: str) -> str:
    if content[:2] == b"\xff\xfe":
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_ENCODINGS.get(country, "cp1252"), "replace")
