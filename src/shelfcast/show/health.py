"""What is in order here, and what is not?"""

from __future__ import annotations

from pathlib import Path

from shelfcast.doctor import Check, examine_house
from shelfcast.terminal import print_json, say


def show_health(folder: Path, *, as_json: bool) -> bool:
    """Every check and how to mend it; True where nothing that is needed is missing."""
    checks = examine_house(folder)
    if as_json:
        print_json([check.as_dict() for check in checks])
    else:
        for check in checks:
            fix = f"  Fix: {check.fix}" if check.fix else ""
            say(f"{check.name}: {check.found}{fix}", *_mark(check))
    return all(check.good for check in checks if check.needed)


def _mark(check: Check) -> tuple[str, str]:
    if check.good:
        return "ok      ", "green"
    return ("missing ", "red") if check.needed else ("optional", "yellow")
