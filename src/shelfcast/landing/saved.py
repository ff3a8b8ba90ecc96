"""What was learned of a source's columns, kept so that a person can read and mend it.

`mappings/<name>-<signature>.toml` is written by the first `ingest` of a header and read by each
later one whose columns are the same. A mended file counts as told.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from shelfcast.errors import MappingError
from shelfcast.landing.formats import Format
from shelfcast.landing.mapping import Mapping


@dataclass(frozen=True)
class Told:
    """What a person said of a table: its dataset, and their column -> ours ('' for none)."""

    dataset: str | None
    columns: dict[str, str]


def mapping_path(folder: Path, name: str, columns: tuple[str, ...]) -> Path:
    """The mapping file of a table with this header."""
    signature = hashlib.sha256("\x1f".join(columns).encode()).hexdigest()[:8]
    known = sorted(folder.glob(f"*-{signature}.toml"))
    stem = re.sub(
        r"[^a-z0-9]+", "-", Path(name.split("!", maxsplit=1)[0]).name.split(".")[0].lower()
    )
    return known[0] if known else folder / f"{stem.strip('-') or 'table'}-{signature}.toml"


def load_saved(path: Path) -> Told | None:
    """What the mapping file says, None where there is none. Raises MappingError."""
    if not path.is_file():
        return None
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = {str(theirs): str(ours) for theirs, ours in raw["columns"].items()}
        return Told(str(raw["dataset"]), columns)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, AttributeError) as error:
        raise MappingError(
            f"The mapping file {path} does not read.",
            evidence=[str(error)],
            fix=f"mend it, or delete {path} to have it guessed again",
        ) from error


def save(
    path: Path, mapping: Mapping, formats: dict[str, Format], columns: tuple[str, ...]
) -> None:
    """Write the mapping with its confidence and evidence as comments; an existing file is left."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        "# Which column is which. Mend a line and ingest the file again; '' leaves a column out.",
        f"dataset = {_toml(mapping.dataset.name)}",
        "",
        "[columns]",
    ]
    for theirs in columns:
        match = next((m for m in mapping.matches if m.theirs == theirs), None)
        if match is None:
            lines.append(f"{_toml(theirs)} = ''  # kept as it is, in _extra")
            continue
        note = f"{match.confidence:.0%}: {match.why} {formats[match.ours].label}".rstrip()
        lines.append(f"{_toml(theirs)} = {_toml(match.ours)}  # {note}")
    waiting = path.with_suffix(".tmp")
    waiting.write_text("\n".join(lines) + "\n", encoding="utf-8")
    waiting.replace(path)


def _toml(text: str) -> str:
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'
