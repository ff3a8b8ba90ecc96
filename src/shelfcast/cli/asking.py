"""How is a person at the terminal asked what a column is?

One column at a time: three of its values, what it was taken for and how sure that is, and a list to
choose from. Enter keeps the guess. Nothing is asked where nobody is there: with --json, with
--unattended, or where input or messages do not go to a terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.prompt import Prompt

from shelfcast.terminal import err, paused

if TYPE_CHECKING:
    from shelfcast.landing import Answers, Ask, Doubt, Questions

NONE = "none"


def asker(*, as_json: bool, unattended: bool) -> Ask | None:
    """What asks a person, None where nobody is there."""
    there = sys.stdin is not None and sys.stdin.isatty() and err.is_terminal
    return ask if there and not as_json and not unattended else None


def ask(asked: Questions) -> Answers:
    """The answers to the questions about one table."""
    from shelfcast.landing import Answers

    with paused():
        err.print(f"\n[bold]{escape(asked.table)}[/] was taken for [bold]{asked.dataset}[/].")
        if asked.rival is not None:
            said = _choose("Which is it?", (asked.dataset, asked.rival), asked.dataset)
            if said != asked.dataset:
                return Answers(dataset=said)
        columns = {doubt.theirs: _column(doubt, asked.columns) for doubt in asked.doubts}
    told = {theirs: "" if ours == NONE else ours for theirs, ours in columns.items()}
    return Answers(told, asked.dataset if asked.rival is not None else None)


def _column(doubt: Doubt, columns: Sequence[str]) -> str:
    guess = doubt.guess
    values = ", ".join(doubt.samples) or "no values"
    err.print(f"[bold]{escape(doubt.theirs)}[/]: {escape(values)}")
    err.print(f"  taken for [bold]{guess.ours}[/] with {guess.confidence:.0%}: {escape(guess.why)}")
    for other in doubt.alternatives:
        err.print(f"  or {other.ours} with {other.confidence:.0%}: {escape(other.why)}")
    return _choose("  What is it?", (*columns, NONE), guess.ours)


def _choose(question: str, choices: Sequence[str], default: str) -> str:
    return Prompt.ask(
        question, console=err, choices=list(choices), default=default, show_choices=False
    )
