"""What was learned of a source's columns, kept so that a person can read and mend it.

`mappings/<name>-<signature>.toml` is written by the first `ingest` of a header and read by each
later one whose columns are the same. A mended line counts as told; a line that was left as it was
guessed stays a guess, with its confidence and its warning.

A file of another name shares it only while a guess of that file alone would take the same dataset:
`id, name` is the header of products and of stores. A mended dataset is shared whatever the name.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shelfcast.errors import MappingError
from shelfcast.landing.meaning.mapping import TOLD, Match

if TYPE_CHECKING:
    from shelfcast.landing.meaning.examine import Examined


@dataclass(frozen=True)
class Saved:
    """What a mapping file says: the dataset, their column -> ours ('' for none), and the guesses.

    `guesses` has the lines that nobody mended; `mended` is true where the dataset was.
    """

    path: Path
    dataset: str
    columns: Mapping[str, str]
    guesses: Mapping[str, Match]
    mended: bool


def mapping_path(folder: Path, name: str, columns: tuple[str, ...]) -> Path:
    """The mapping file of a table of this name with this header, written or not."""
    stem = Path(name.split("!", maxsplit=1)[0]).name.split(".")[0].lower()
    short = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:60] or "table"
    return folder / f"{short}-{signature(columns)}.toml"


def find_saved(
    folder: Path, name: str, columns: tuple[str, ...], alone: Callable[[], str | None]
) -> Saved | None:
    """What was saved of this header, None where nothing was that this file may share.

    `alone` tells the dataset that a guess of this file by itself would take. Raises MappingError.
    """
    own = mapping_path(folder, name, columns)
    if own.is_file():
        return load_saved(own)
    for path in sorted(folder.glob(f"*-{signature(columns)}.toml")):
        saved = load_saved(path)
        if saved.mended or alone() in (None, saved.dataset):
            return saved
    return None


def signature(columns: tuple[str, ...]) -> str:
    """What tells one header from another; the end of its mapping file's name."""
    return hashlib.sha256("\x1f".join(columns).encode()).hexdigest()[:8]


def load_saved(path: Path) -> Saved:
    """What the mapping file says. Raises MappingError where it does not read."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = {str(theirs): str(ours) for theirs, ours in raw["columns"].items()}
        guessed = raw.get("guessed", {})
        guesses = {
            theirs: Match(theirs, ours, float(confidence), str(why))
            for theirs, (ours, confidence, why) in guessed.get("columns", {}).items()
            if columns.get(theirs) == ours
        }
        dataset = str(raw["dataset"])
        return Saved(path, dataset, columns, guesses, dataset != guessed.get("dataset"))
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise MappingError(
            f"The mapping file {path} does not read.",
            evidence=[str(error)],
            fix=f"mend it, or delete {path} to have it guessed again",
        ) from error


def save(examined: Examined, columns: tuple[str, ...], *, anew: bool) -> None:
    """Write the mapping with its confidence and evidence; an existing file is left, but for `anew`.

    `anew` is for a mapping that a person just told.
    """
    path = examined.mapping_file
    if path is None or (path.exists() and not anew):
        return
    _write(path, _lines(examined, columns))


def tell(path: Path, columns: Mapping[str, str], dataset: str | None = None) -> None:
    """Mend lines of a mapping file: their column -> ours ('' for none), and the dataset.

    A line told to be what it was guessed to be is no guess any more. Raises MappingError where the
    file does not read or has no such column.
    """
    saved = load_saved(path)
    strange = [theirs for theirs in columns if theirs not in saved.columns]
    if strange:
        raise MappingError(
            f"The mapping file {path} has no column {', '.join(strange)}.",
            fix=f"its columns are: {', '.join(saved.columns)}",
        )
    said = {f"{_toml(theirs)} = ": _toml(ours) for theirs, ours in columns.items()}
    section, lines = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        section = line if line.startswith("[") else section
        mended = next((f"{k}{v}  # told" for k, v in said.items() if line.startswith(k)), None)
        if dataset is not None and line.startswith("dataset = "):
            lines += [f"dataset = {_toml(dataset)}"] if not section else []
        elif mended is None:
            lines.append(line)
        elif section == "[columns]":
            lines.append(mended)
    _write(path, lines)


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_suffix(".tmp")
    waiting.write_text("\n".join(lines) + "\n", encoding="utf-8")
    waiting.replace(path)


def _lines(examined: Examined, columns: tuple[str, ...]) -> list[str]:
    matches = {match.theirs: match for match in examined.mapping.matches}
    dataset = _toml(examined.dataset.name)
    lines = [
        "# Which column is which. Mend a line and ingest the file again; '' leaves a column out.",
        f"dataset = {dataset}",
        "",
        "[columns]",
    ]
    for theirs in columns:
        match = matches.get(theirs)
        note = "kept as it is, in _extra"
        if match is not None:
            form = examined.formats[match.ours].label
            note = f"{match.confidence:.0%}: {match.why} {form}".rstrip()
        lines.append(f"{_toml(theirs)} = {_toml(match.ours if match else '')}  # {note}")
    lines += [
        "",
        "# What was guessed, so that a mended line is known from it. Leave this as it is.",
    ]
    lines += [
        "[guessed]",
        *([] if examined.dataset_told else [f"dataset = {dataset}"]),
        "",
        "[guessed.columns]",
    ]
    guesses = [match for match in examined.mapping.matches if match.why != TOLD]
    return lines + [
        f"{_toml(m.theirs)} = [{_toml(m.ours)}, {m.confidence}, {_toml(m.why)}]" for m in guesses
    ]


def _toml(text: str) -> str:
    """A TOML string; control signs are written as escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    safe = re.sub(r"[\x00-\x1f\x7f]", lambda sign: f"\\u{ord(sign[0]):04x}", escaped)
    return f'"{safe}"'
