"""What time of day does this cell say, where a file keeps it beside the day?

`14:30`, `2:30 p. m.`, `14h30`, `14.30 Uhr`, `143000`, `下午2:30`; of a whole moment such as
`1899-12-30 14:30:00`, which databases write for a bare time, the time alone.
"""

from __future__ import annotations

import polars as pl

from shelfcast.landing.values.each_once import each_once
from shelfcast.landing.values.numerals import plain_signs

_PATTERNS = ("%H:%M:%S", "%H:%M:%S%.f", "%I:%M:%S %p", "%I:%M:%S%.f %p")
_CHANGES: tuple[tuple[str, str], ...] = (
    (r"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ t]", ""),
    (r"^(?:上午|午前|오전)\s*(.*)$", "$1 am"),
    (r"^(?:下午|午後|오후)\s*(.*)$", "$1 pm"),
    (r"\s*(?:uhr|hrs|hs|godz\.?|klo|kl\.?)\s*", ""),
    (r"[时時点點시]|[分분]", ":"),
    (r"[秒초]", ""),
    (r":+(\D*)$", "$1"),
    (r"(\d)\s*([ap])\.?\s?m?\.?$", "$1 ${2}m"),
    (r"^(\d{1,2})\s?h\s?(\d\d)", "$1:$2"),
    (r"^(\d{1,2})\s?h$", "$1:00"),
    (r"^(\d{1,2})\.(\d\d)(?:\.(\d\d))?(\D*)$", "$1:$2:$3$4"),
    (r"^(\d\d)(\d\d)(\d\d)?$", "$1:$2:$3"),
    (r":(\D*)$", "$1"),
    (r"^(\d{1,2}:\d\d)( [ap]m)?$", "$1:00$2"),
    (r"^(\d{1,2})( [ap]m)$", "$1:00:00$2"),
    (r"(?:z|[-+]\d\d:?\d\d)$", ""),
)


def time_expression(text: pl.Expr) -> pl.Expr:
    """The time of day, null where the cell says none; each different text is read once."""
    return each_once(text, _read, pl.Time)


def _read(texts: pl.Series) -> pl.Series:
    shaped = plain_signs(pl.col("x")).str.to_lowercase()
    for pattern, value in _CHANGES:
        shaped = shaped.str.replace_all(pattern, value)
    shaped = shaped.str.strip_chars()
    clock = pl.coalesce(shaped.str.to_time(pattern, strict=False) for pattern in _PATTERNS)
    return texts.alias("x").to_frame().select(t=clock).to_series()
