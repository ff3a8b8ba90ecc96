"""How does a project get its first model of its own?

`start_own` writes a small dbt project that builds: one model over our tables, with its tests.
Files that are there already are left as they are.
"""

from __future__ import annotations

from pathlib import Path

from shelfcast.warehouse.own.folder import FOLDER

STARTER = Path(__file__).parent / "starter"


def start_own(root: Path) -> list[Path]:
    """Write the starter into `<root>/dbt`; the files that were written."""
    written = []
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        place = root / FOLDER / _name(source.relative_to(STARTER))
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(source.read_bytes())
            written.append(place)
    return written


def _name(inner: Path) -> Path:
    """Packagers leave out files that begin with a point, so ours does not."""
    return inner.with_name(".gitignore") if inner.name == "gitignore" else inner
