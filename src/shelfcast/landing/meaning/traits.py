"""What are a column's values like: codes, names, whole counts, money to the cent, shares?

Read from the first rows only. Names propose which column is which; these dispose, and where names
say nothing they propose too (roles.py). All shares are of the cells that hold something, 0 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from shelfcast.landing.meaning.evidence import Evidence
from shelfcast.landing.values.blanks import is_blank
from shelfcast.landing.values.numbers import number_expression

Floats = npt.NDArray[np.float64]
FIRST_ROWS = 1_500
_ISO = (
    "EUR USD GBP CHF PLN RUB RUR CZK SEK NOK DKK HUF RON BGN TRY INR CNY RMB JPY CAD AUD NZD BRL "
    "MXN ARS CLP COP PEN ZAR HKD SGD THB KRW UAH KZT BYN ILS AED SAR MAD EURO ZŁ € $ £ ¥ ₽"
)
_CURRENCIES = frozenset(_ISO.split())
_NAME = r"\p{L}{3,}.*\s\S|\S\s.*\p{L}{3,}|^[\p{L}'\-]{4,}$|^\p{Lu}\p{Ll}+$|\p{Han}{2,}"
_CODE = r"^#?\p{L}{0,6}\d[\w\-./]{0,30}$|^[A-Z0-9_\-./]{1,20}$"
_CLOCK = r"^\d{1,2}[:.h]\d{2}([:.]\d{2})?(\s*[AaPp]\.?[Mm]\.?)?$"
_STATUS = re.compile(
    r"complet|cancel|refund|deliver|shipp|pending|process|fulfil|paid|unpaid|closed|open|return|"
    r"void|abgeschl|storn|geliefert|versand|bezahlt|offen|livr|annul|exp[eé]di|pay[eé]|termin|"
    r"entregad|enviad|pagad|conclu|consegnat|spedit|pagat|evas|zrealiz|anulow|wys[lł]an|opłac|"
    r"nieop|zwrot|verzonden|geannuleerd|betaald|выполн|отмен|достав|оплач|возврат|完成|取消|成功|关闭|"
    r"发货|退款|付款|dokonč|storno|zaplac|slutför|levere|iptal|tamam|cerrad|abiert|abert|fechad|chius|apert|awaiting|draft|success",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Traits:
    """A column's first values: `texts` as they stand, null where blank, and `numbers` read."""

    texts: pl.Series
    numbers: Floats
    evidence: Evidence

    @cached_property
    def filled(self) -> pl.Series:
        """The cells that hold something."""
        return self.texts.drop_nulls()

    @cached_property
    def distinct_share(self) -> float:
        """Distinct values for each cell that holds something."""
        return self.filled.n_unique() / self.filled.len() if self.filled.len() else 0.0

    @cached_property
    def namelike(self) -> float:
        """Share that reads like a name: a word of letters, and a blank or little else beside."""
        words = self.filled.str.contains(_NAME)
        return _share(words & ~self.filled.str.contains(r"^[A-Z0-9_\-./#]+$"))

    @cached_property
    def codelike(self) -> float:
        """Share that reads like a code: no blanks, digits or capitals, not long."""
        return _share(self.filled.str.contains(_CODE))

    @cached_property
    def values(self) -> Floats:
        """The numbers that were read."""
        return self.numbers[np.isfinite(self.numbers)]

    @cached_property
    def whole(self) -> float:
        """Share of the numbers without a fraction."""
        return float(np.mean(self.values == np.floor(self.values))) if self.values.size else 0.0

    @cached_property
    def cents(self) -> float:
        """Share of the cells written with two decimals."""
        return _share(self.filled.str.contains(r"[.,]\d{2}\D*$"))

    @cached_property
    def is_rate(self) -> bool:
        """Percent signs, or fractions that all lie from 0 to 1: no amounts of money."""
        if _share(self.filled.str.contains("%")) > 0.5:
            return True
        size = np.abs(self.values)
        parts = size[size > 0]
        return bool(parts.size >= 2 and parts.max() <= 1 and np.mean(parts < 1) > 0.8)

    @cached_property
    def is_money(self) -> bool:
        """Most have cents: no codes."""
        return self.cents > 0.5 and self.whole < 1

    @cached_property
    def clock(self) -> float:
        """Share that is a time of day."""
        return _share(self.filled.str.contains(_CLOCK))

    @cached_property
    def currency(self) -> float:
        """Share that is a currency's code or sign."""
        return _share(self.filled.str.to_uppercase().is_in(_CURRENCIES))

    @cached_property
    def email(self) -> float:
        """Share that is an e-mail address."""
        return _share(self.filled.str.contains(r"^[^@\s]+@[^@\s]+\.[^@\s]+$"))

    @cached_property
    def status(self) -> float:
        """Share that says how far an order has come."""
        return _share(self.filled.str.contains(f"(?i){_STATUS.pattern}"))

    @cached_property
    def barcode(self) -> float:
        """Share of 8, 12 or 13 digits whose last is the check digit of the others."""
        shown = self.filled.head(200)
        right = [_checks(text) for text in shown]
        return sum(right) / len(right) if right else 0.0

    @cached_property
    def counts_rows(self) -> bool:
        """1, 2, 3 and so on: the number of the row."""
        return self.values.size > 1 and bool(np.all(np.diff(self.values) == 1))

    @cached_property
    def rising(self) -> bool:
        """Values that hardly ever go back, as the numbers of receipts do."""
        later = (self.filled >= self.filled.shift()) | (self.filled.shift().is_null())
        return _share(later) > 0.9

    @cached_property
    def runs(self) -> float:
        """Share of the rows that repeat the value above: lines of one receipt stand together."""
        same = self.filled == self.filled.shift()
        return _share(same.fill_null(False))


def trace(
    sample: pl.DataFrame, evidence: Mapping[str, Evidence], rows: int = FIRST_ROWS
) -> dict[str, Traits]:
    """The traits of each column of a text sample."""
    first = sample.head(rows)
    return {name: _trace(first.get_column(name), seen) for name, seen in evidence.items()}


def _trace(column: pl.Series, seen: Evidence) -> Traits:
    frame = column.alias("x").to_frame()
    text = pl.col("x").str.strip_chars()
    texts = frame.select(pl.when(~is_blank(text)).then(text)).to_series()
    if seen.number_share < 0.5:
        return Traits(texts, np.full(texts.len(), np.nan), seen)
    typed = number_expression(pl.col("x"), seen.number_style, pl.Float64())
    numbers = texts.to_frame("x").select(typed).to_series().fill_null(float("nan"))
    return Traits(texts, numbers.to_numpy().astype(np.float64), seen)


def _share(found: pl.Series) -> float:
    return float(found.mean() or 0) if found.len() else 0.0  # type: ignore[arg-type]


def _checks(text: str) -> bool:
    if not text.isascii() or not text.isdigit() or len(text) not in (8, 12, 13):
        return False
    digits = [int(sign) for sign in reversed(text)]
    return sum(d * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
