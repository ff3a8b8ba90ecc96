"""Is this cell a yes or a no? In the languages that shops write in, with the marks for both."""

from __future__ import annotations

import polars as pl

YES = (
    *("true", "yes", "y", "t", "1", "on", "x", "✓", "✔", "√"),
    *("ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "sì", "vero"),
    *("sim", "verdadeiro", "tak", "prawda", "waar", "да", "д", "истина", "ano", "evet"),
    *("是", "对", "真", "有", "はい"),
)
NO = (
    *("false", "no", "n", "f", "0", "off", "✗", "✘"),
    *("nein", "falsch", "non", "faux", "falso", "não", "nao", "nie", "fałsz", "nee", "onwaar"),
    *("нет", "н", "ложь", "ne", "hayır", "否", "不是", "不", "假", "いいえ"),
)


def truth_expression(text: pl.Expr) -> pl.Expr:
    """True, False, or null where the cell is neither."""
    word = text.str.strip_chars().str.to_lowercase()
    return pl.when(word.is_in(YES)).then(True).when(word.is_in(NO)).then(False)
