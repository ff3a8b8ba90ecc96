"""Which pages of the reference does the code itself write?

    python docs/generate.py            write docs/reference/*.md
    python docs/generate.py --check    say which of them differ from the code, and exit 1

Each page is made from the one declaration that the program runs on, so that a command, a setting, a
column, an error or a metric cannot exist without being documented.
Not here: pages that people write.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import textbook
import yaml

from shelfcast import errors, warehouse
from shelfcast.contracts import DATASETS, FRAMES, Column, Dataset, Frame
from shelfcast.declared import Source
from shelfcast.project import Settings

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by docs/generate.py from {source}. Do not edit. -->"
SAID_FOR_ALL = ("--help", "--install-completion", "--show-completion")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; bars in cells are escaped."""
    lines = ["| " + " | ".join(header) + " |", "| " + " | ".join("---" for _ in header) + " |"]
    for row in rows:
        cells = (" ".join(cell.split()).replace("|", "\\|") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def page(title: str, source: str, *parts: str) -> str:
    """A page: its title, the note that it is written, its parts."""
    return "\n\n".join([f"# {title}", NOTE.format(source=source), *parts]) + "\n"


def commands() -> str:
    """Every command with its arguments and options."""
    import typer

    from shelfcast.cli import app

    parts = [_command(name, entry) for name, entry in _leaves("shelfcast", _click(typer, app))]
    exits = (
        "Exit codes: 0 success, 1 a failure, 2 something that the person can mend: also where some "
        "files were refused and the rest was done."
    )
    return page("Commands", "src/shelfcast/cli/", exits, *parts)


def _click(typer: Any, app: Any) -> Any:
    return typer.main.get_command(app)


def _leaves(name: str, entry: Any) -> list[tuple[str, Any]]:
    inner = getattr(entry, "commands", None)
    if not inner:
        return [(name, entry)]
    # A group that does something by itself, such as `shelfcast orders`, is a command too.
    own = [(name, entry)] if " " in name and entry.invoke_without_command else []
    below = [leaf for word, one in inner.items() for leaf in _leaves(f"{name} {word}", one)]
    return [*own, *below]


def _command(name: str, entry: Any) -> str:
    told = [item for item in entry.params if not getattr(item, "hidden", False)]
    rows = [_parameter(item) for item in told if not set(item.opts) & set(SAID_FOR_ALL)]
    parts = [f"## {name}", inspect.cleandoc(entry.help or "")]
    return "\n\n".join([*parts, *([table(("name", "what", "default"), rows)] if rows else [])])


def _parameter(item: Any) -> tuple[str, str, str]:
    is_argument = not item.opts[0].startswith("-")
    names = [item.name.upper()] if is_argument else [*item.opts, *item.secondary_opts]
    value = f" {item.metavar}" if item.metavar and not is_argument else ""
    shown = ", ".join(f"`{name}{value}`" for name in names)
    untold = item.default is None or item.default is False or callable(item.default)
    default = "" if untold else f"`{item.default}`"
    return shown, getattr(item, "help", None) or "", "required" if item.required else default


def settings() -> str:
    """Every setting of shelfcast.toml."""
    parts = ["Every setting has a default that works. A setting that is left out has its default."]
    for section, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        inner = getattr(type(default), "model_fields", {})
        rows = [
            (f"`{key}`", _shown(getattr(default, key)), what.description or "")
            for key, what in inner.items()
        ]
        about = inspect.getdoc(type(default)) if inner or default != {} else field.description
        parts.append(f"## [{section}]\n\n{about or ''}")
        parts += [table(("setting", "default", "what"), rows)] if rows else []
        parts += [_declared()] if section == "sources" else []
    return page("Settings", "src/shelfcast/project.py", *parts)


def _declared() -> str:
    """What each [sources.NAME] may say."""
    rows = [
        (
            f"`{key}`",
            "required" if what.is_required() else _shown(what.default),
            what.description or "",
        )
        for key, what in Source.model_fields.items()
    ]
    about = inspect.getdoc(Source) or ""
    return f"### [sources.NAME]\n\n{about}\n\n{table(('setting', 'default', 'what'), rows)}"


def _shown(value: object) -> str:
    if value is None:
        return "not set"
    return f"`{list(value) if isinstance(value, tuple) else value}`"


def datasets() -> str:
    """Every dataset of the retail model, with its columns and the names they are known by."""
    intro = (
        "What a retailer brings. Names of columns are recognised in any case, with spaces, "
        "underscores or neither. A row needs a value in at least one column of each group of needs."
    )
    parts = [_dataset(dataset) for dataset in DATASETS.values()]
    return page("Datasets", "src/shelfcast/contracts/", intro, *parts)


def _dataset(dataset: Dataset) -> str:
    needs = ", and ".join(" or ".join(f"`{name}`" for name in group) for group in dataset.needs)
    key = ", ".join(f"`{name}`" for name in dataset.key) or "none: the whole line is its identity"
    about = f"Grain: {dataset.grain}.\n\nKey: {key}.\n\nNeeds: {needs}."
    header = ("column", "kind", "what", "unit", "also known as")
    rows = [(*_column(column), ", ".join(column.synonyms)) for column in dataset.columns]
    return f"## {dataset.name}\n\n{about}\n\n{table(header, rows)}"


def _column(column: Column) -> tuple[str, str, str, str]:
    return f"`{column.name}`", column.kind.value, column.description, column.unit


def frames() -> str:
    """Every frame that one room hands to another."""
    intro = "What the steps hand to each other and `shelfcast export` writes. Other columns follow."
    return page("Frames", "src/shelfcast/contracts/frames.py", intro, *map(_frame, FRAMES.values()))


def _frame(frame: Frame) -> str:
    key = ", ".join(f"`{name}`" for name in frame.key) or "none"
    rows = [_column(column) for column in frame.columns]
    about = f"Grain: {frame.grain}.\n\nKey: {key}."
    return f"## {frame.name}\n\n{about}\n\n{table(('column', 'kind', 'what', 'unit'), rows)}"


def error_codes() -> str:
    """Every error with its code and exit code."""
    found = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    kinds = [kind for kind in found if issubclass(kind, errors.ShelfcastError)]
    rows = [
        (f"`{kind.code}`", str(kind.exit_code), kind.__name__, inspect.getdoc(kind) or "")
        for kind in kinds
    ]
    intro = (
        "Each error says what happened, the evidence, why it matters, the fix and the state left. "
        "With `--json` it is one document with `error` (the code), `what`, `evidence`, `why`, "
        "`fix` and `state`. Codes stay the same from version to version."
    )
    header = ("code", "exit", "class", "what")
    return page("Errors", "src/shelfcast/errors.py", intro, table(header, rows))


def metrics() -> str:
    """Every metric and dimension of the catalogue."""
    from shelfcast.metrics import catalogue

    known = catalogue()
    measured = table(
        ("metric", "label", "unit", "what", "of", "by", "adds up over", "how"),
        [
            (
                f"`{m.name}`",
                m.label,
                m.unit,
                m.description,
                m.mart or "other metrics",
                _split_by(known, m),
                m.additive if isinstance(m.additive, str) else ", ".join(m.additive) or "nothing",
                f"`{m.expression}`",
            )
            for m in known.metrics
        ],
    )
    facts = [f"- `{f.name}`: {', '.join(known.split_by(f))}" for f in known.facts]
    split = table(
        ("dimension", "label", "what"),
        [(f"`{d.name}`", d.label, d.description) for d in known.dimensions],
    )
    source = "src/shelfcast/metrics/catalogue/"
    parts = ("## Metrics", measured, "## Dimensions", split, "## Facts", "\n".join(facts))
    return page("Metrics", source, *parts, *_rollups(known))


def _rollups(known: Any) -> tuple[str, str, str]:
    """The heading, when a rollup is read, and what each keeps."""
    when = (
        "A question is answered from the first of these that says the same as the lines: the one "
        "that keeps what the metrics sum, the dimensions and filters, the viewer's scope, and "
        "whole months where it is monthly. Where the lines are in several currencies, or the "
        "snapshot lacks the table, the lines are read."
    )
    kept = [
        (f"`{r.name}`", r.fact, ", ".join((r.grain, *r.columns, *r.dimensions)))
        for r in known.rollups
    ]
    return "## Rollups", when, table(("rollup", "of", "keeps"), kept)


def _split_by(known: Any, metric: Any) -> str:
    """The dimensions of a metric, where they are not those of its fact."""
    told = known.splits(metric)
    whole = metric.mart and told == tuple(
        d.name for d in known.dimensions if d.name in known.split_by(known.fact(metric.mart))
    )
    return "its fact's" if whole else ", ".join(told)


def tables() -> str:
    """Every mart of the warehouse, as its dbt description has it."""
    marts = Path(warehouse.__file__).parent / "dbt" / "models" / "marts"
    models = [
        model
        for path in sorted(marts.glob("*.yml"))
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
    ]
    intro = "The tables of a snapshot that dbt builds; `shelfcast export` writes any of them."
    return page("Tables", "src/shelfcast/warehouse/dbt/models/marts/", intro, *map(_model, models))


def _model(model: dict[str, Any]) -> str:
    rows = [(f"`{c['name']}`", c.get("description", "")) for c in model.get("columns", [])]
    return (
        f"## {model['name']}\n\n{model['description'].strip()}\n\n{table(('column', 'what'), rows)}"
    )


def policies() -> str:
    """Every policy's textbook instance: ours, the book's number, stockpyl's."""
    header = ("policy", "instance", "number", "ours", "book", "stockpyl", "where")
    rows = [
        (
            f"`{row.policy}`",
            row.instance,
            row.number,
            f"{row.ours:,.2f}",
            row.book,
            "" if row.peer is None else f"{row.peer:,.2f}",
            row.source,
        )
        for row in textbook.instances()
    ]
    rest = [f"- `{name}`: {why}." for name, why in textbook.POLICIES_WITHOUT_A_ROW.items()]
    without = "\n".join(["Policies without a row:", "", *rest])
    parts = (textbook.INTRO, "## The instances", table(header, rows), without, textbook.USE)
    return page("Policies", "docs/textbook.py", *parts)


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "settings.md": settings,
    "datasets.md": datasets,
    "frames.md": frames,
    "tables.md": tables,
    "errors.md": error_codes,
    "metrics.md": metrics,
    "../explanation/policies.md": policies,
}


def drifted(folder: Path = REFERENCE) -> list[str]:
    """The pages that are not what the code would write now."""
    return [name for name, make in PAGES.items() if _read(folder / name) != make()]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them."""
    if "--check" in arguments:
        stale = drifted()
        sys.stdout.write("".join(f"{name} differs from the code\n" for name in stale))
        return 1 if stale else 0
    REFERENCE.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
