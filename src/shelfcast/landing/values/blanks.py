"""Which cells say that there is nothing to say?

`N/A`, `-`, `k.A.`, `s/d`, `нет` and the like hold no number and no date. Of a name or a code far
fewer words mean nothing: `NA` is a country's code and may be a product's, so only what a program
writes for a missing value counts there (`NULL`, `#N/A`, `NaN`).
"""

from __future__ import annotations

import polars as pl

_SIGNS = (
    *("", "-", "--", "---", "–", "—", "−", "－"),
    *(".", "..", "...", "…", "?", "??", "'", "/", "*"),
)
_PROGRAMS = (
    "null",
    "(null)",
    "<null>",
    "\\n",
    "nan",
    "<na>",
    "nat",
    "#n/a",
    "#na",
    "#n/v",
    "#nv",
    "#n/d",
    "#nd",
    "#н/д",
    "#null!",
    "#ref!",
    "#value!",
    "#div/0!",
    "#num!",
    "#name?",
    "#wert!",
    "#bezug!",
    "#zahl!",
    "#valeur!",
    "#valor!",
    "#¡valor!",
    "#valore!",
    "#ref",
)
_ZERO_DAYS = ("0000-00-00", "0000-00-00 00:00:00", "00.00.0000", "00/00/0000", "00-00-0000")
_WORDS = (
    "n/a",
    "n.a.",
    "n.a",
    "na",
    "none",
    "nil",
    "missing",
    "unknown",
    "not available",
    "(blank)",
    "(empty)",
    "(leer)",
    "(vide)",
    "(vacío)",
    "(none)",
    "[null]",
    "empty",
    "tbd",
    "tba",
    "k.a.",
    "k. a.",
    "k.a",
    "k/a",
    "keine",
    "keine angabe",
    "leer",
    "unbekannt",
    "n.v.",
    "entfällt",
    "n/d",
    "n.d.",
    "n.d",
    "nd",
    "n.c.",
    "nc",
    "vide",
    "néant",
    "inconnu",
    "s/d",
    "s.d.",
    "sin dato",
    "sin datos",
    "vacío",
    "desconocido",
    "ninguno",
    "vuoto",
    "sconosciuto",
    "nessuno",
    "vazio",
    "sem dados",
    "nenhum",
    "desconhecido",
    "brak",
    "brak danych",
    "b.d.",
    "b/d",
    "bd",
    "nieznany",
    "nie dotyczy",
    "n.v.t.",
    "nvt",
    "n.b.",
    "onb.",
    "onbekend",
    "leeg",
    "geen",
    "нет",
    "нет данных",
    "н/д",
    "н.д.",
    "н/а",
    "неизвестно",
    "пусто",
    "无",
    "無",
    "空",
    "暂无",
    "不适用",
    "未知",
    "なし",
)
BLANKS = (*_SIGNS, *_PROGRAMS, *_ZERO_DAYS, *_WORDS)
"""What holds no number, date or flag, in lower case."""
NO_NAME = (
    *("NULL", "null", "(null)", "<null>", "\\N", "#N/A", "#REF!", "#NV", "NaN", "nan", "<NA>"),
    *("N/A", "n/a", "-", "--", "–", "—", "(blank)", "(empty)"),
)
"""What holds no name or code, as programs and people write it: case counts, `NA` is one."""


WRAPPED = r"""^(?:="(.*)"|'(\d.*))$"""
"""How a spreadsheet wraps a code, so that it stays one: `="00123"`, `'00123`."""


def is_blank(text: pl.Expr) -> pl.Expr:
    """True where a cell of a number, date or flag says that it has no value."""
    return text.str.strip_chars().str.to_lowercase().is_in(BLANKS)


def is_no_name(text: pl.Expr) -> pl.Expr:
    """True where a cell of a name or code, trimmed, was written for a missing one."""
    return text.is_in(NO_NAME)
