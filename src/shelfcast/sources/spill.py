"""What becomes of the cells of a row that has more of them than the header?"""

from __future__ import annotations

import json
from collections.abc import Sequence


def spilled(cells: Sequence[str | None], width: int) -> str | None:
    """The cells beyond `width` as JSON, None where all of them are blank.

    >>> spilled(["a", "b", "c"], 2)
    '["c"]'
    >>> spilled(["a", "b", " "], 2) is None
    True
    """
    extra = cells[width:]
    if not any(cell and cell.strip() for cell in extra):
        return None
    return json.dumps(list(extra), ensure_ascii=False)
