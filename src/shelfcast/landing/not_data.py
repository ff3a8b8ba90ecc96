"""Is this row no data at all?

A blank row or a ruled line; the header again; a title, a section's label or a footnote; a total.
Only rows that do not read as data are asked, so a sale of `Total Care 500ml` with its day and its
figures is never a total. A row with figures is a total where its label says nothing but that it is
one (`Razem:`, `Итого`, `Grand total`), or a total of something (`Total Berlin`) and nothing else
is written in it; where that label stands among the names of products, it is data that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from shelfcast.landing.meaning.mapping import Mapping
from shelfcast.landing.shapes.summaries import is_total_label, without_summary
from shelfcast.landing.values.currencies import CURRENCY_WORDS
from shelfcast.landing.values.numbers import NumberStyle, number_expression
from shelfcast.landing.values.typed import TYPED
from shelfcast.landing.values.units import UNIT_WORDS
from shelfcast.sources import ROW

_RULE = r"^[-=_*~.·–—─━═+|\s]+$"
_MAY_BE_TOTAL = (
    r"(?i)tot|sum|som|ges|erg|raz|og[oó]|[lł]ącz|ит|всего|ytd|cum|kum|ins|sub|sous|zwi|eind"
    r"|forward|b/f|c/f|bertrag|report|przenies|riport|перенос|^\s*\*+\s*$|[合总總小计計∑Σ]"
)
_MASK = r"^[tdjgmayrn]{1,4}[-/. ][tdjgmayrn]{1,4}([-/. ][tdjgmayrn]{1,4})?$"
_MORE_UNITS = ("%", "text", "nr", "nr.", "id", "code")
_NOTE = (
    r"(?i)^\W*(?:page|seite|pagina|página|strona|str|pag|стр|страница|第?\d+页|页|"
    r"source|quelle|fuente|fonte|źródło|zrodlo|bron|источник|来源|"
    r"exported|export|exportiert|exporté|exportado|esportato|geëxporteerd|wyeksportowano|"
    r"generated|created|printed|report|run|as of|erstellt|gedruckt|druck|stand|bericht|"
    r"généré|généree|imprimé|édité|édition|généré le|generado|impreso|gerado|impresso|emitido|"
    r"generato|stampato|stampa|wygenerowano|wydrukowano|wydruk|gegenereerd|afgedrukt|"
    r"сформирован|сформировано|выгружено|отчет|отчёт|напечатано|导出|打印|生成|制表|"
    r"end|end of|eof|ende|fin|final|fine|fim|koniec|einde|конец|结束|"
    r"note|notes|hinweis|nota|notas|uwaga|opmerking|примечание|备注|"
    r"user|benutzer|utilisateur|usuario|utente|usuário|użytkownik|gebruiker|пользователь)\b"
    r"|^\s*[*†‡¹²³#]|^\(?\d\)\s"
)
_CARRIED = re.compile(
    r"(?i)^\W*(?:carried|brought|balance) (?:forward|down|over)|^\W*(?:b/f|c/f|übertrag|uebertrag|"
    r"report à nouveau|à reporter|a reporter|suma y sigue|suma anterior|riporto|a riportare|"
    r"a transportar|do przeniesienia|z przeniesienia|over te brengen|"
    r"перенос)\b|^\*+$"
)
"""A sum that runs from page to page, and the star of a list's total."""
_COMPANY = frozenset((*UNIT_WORDS, *CURRENCY_WORDS))


def not_data(rows: pl.DataFrame, mapping: Mapping, columns: Sequence[str]) -> pl.Series:
    """The reason code of each row that is no data, null for the others."""
    look = pl.coalesce(_blank(columns), _header(columns), _units(columns), _title(mapping, columns))
    found = rows.select(look.alias("kind")).to_series()
    totals = _totals(rows.filter(found.is_null()), mapping, columns)
    return (
        pl.DataFrame({ROW: rows[ROW], "kind": found})
        .join(totals, on=ROW, how="left", maintain_order="left")
        .select(pl.coalesce("kind", "total"))
        .to_series()
    )


def _void(name: str) -> pl.Expr:
    return pl.col(name).is_null() | (pl.col(name).str.strip_chars() == "")


def _filled(columns: Sequence[str]) -> pl.Expr:
    return pl.sum_horizontal((~_void(name)).cast(pl.Int32) for name in columns)


def _blank(columns: Sequence[str]) -> pl.Expr:
    """Nothing in any cell, or a line drawn through all of them."""
    nothing = pl.all_horizontal(_void(n) | pl.col(n).str.contains(_RULE) for n in columns)
    return pl.when(nothing).then(pl.lit("blank_row"))


def _header(columns: Sequence[str]) -> pl.Expr:
    """Each filled cell is its column's name, or was before a repeated name was numbered."""
    again = pl.all_horizontal(_void(name) | _is_name(name) for name in columns)
    return pl.when(again).then(pl.lit("repeated_header"))


def _units(columns: Sequence[str]) -> pl.Expr:
    """The last row of a header: under each name its unit, currency or the mask of its dates."""
    word = {name: pl.col(name).str.strip_chars("()[] \t").str.to_lowercase() for name in columns}
    known = [*UNIT_WORDS, *CURRENCY_WORDS, *_MORE_UNITS]
    said = [_void(n) | word[n].is_in(known) | word[n].str.contains(_MASK) for n in columns]
    return pl.when(pl.all_horizontal(said)).then(pl.lit("repeated_header"))


def _is_name(name: str) -> pl.Expr:
    bare = re.sub(r"_\d+$", "", name)
    cell = pl.col(name).str.strip_chars().str.replace_all(r"\s+", " ").str.to_lowercase()
    return cell.is_in([name.lower(), bare.lower()])


def _title(mapping: Mapping, columns: Sequence[str]) -> pl.Expr:
    """One cell in a wide table; or a label and what it says of the file, without a figure."""
    filled = _filled(columns)
    first = pl.coalesce(pl.when(~_void(name)).then(pl.col(name)) for name in columns)
    notes = [pl.col(name).str.contains(_NOTE).fill_null(False) for name in columns]
    note = pl.any_horizontal(notes) | first.str.strip_chars().str.ends_with(":")
    remark = note & (filled <= 2) & ~_has_figures(mapping)
    alone = (filled == 1) & (len(columns) > 2)
    return pl.when(alone | remark.fill_null(False)).then(pl.lit("title_row"))


def _has_figures(mapping: Mapping) -> pl.Expr:
    """A figure, or a day, that the dataset cannot do without."""
    needed = [ours for group in mapping.dataset.needs for ours in group if mapping.theirs(ours)]
    return pl.any_horizontal(pl.col(TYPED + ours).is_not_null() for ours in needed)


def _totals(rows: pl.DataFrame, mapping: Mapping, columns: Sequence[str]) -> pl.DataFrame:
    """ROW and `total` of the rows that are totals."""
    suspect = pl.any_horizontal(pl.col(n).str.contains(_MAY_BE_TOTAL) for n in columns)
    dayless = rows.filter(suspect.fill_null(False) & _no_day(mapping))
    names = {mapping.theirs(c.name) for c in mapping.dataset.columns if _names_product(c.name)}
    found = [
        row[ROW]
        for row in dayless.select(ROW, *columns).iter_rows(named=True)
        if _is_total({n: str(row[n]).strip() for n in columns if row[n]}, names)
    ]
    schema = {ROW: pl.Int64, "total": pl.String}
    return pl.DataFrame({ROW: found, "total": ["total_row"] * len(found)}, schema=schema)


def _no_day(mapping: Mapping) -> pl.Expr:
    time = mapping.dataset.time
    if time is None or mapping.theirs(time) is None:
        return pl.lit(True)
    return pl.col(TYPED + time).is_null()


def _names_product(ours: str) -> bool:
    return ours in ("product_id", "product_name", "name", "brand", "category")


def _is_total(cells: dict[str, str], product_names: set[str | None]) -> bool:
    """True where the row's words say nothing but that it is a total, or a total of something."""
    labels = {name: text for name, text in cells.items() if _is_label(text)}
    said = {name for name, text in cells.items() if text in labels.values() or not _is_figure(text)}
    if not labels:
        return False
    if any(_says_no_more(text) for text in labels.values()):
        return True
    return len(said) == len(labels) and not product_names & labels.keys()


def _says_no_more(label: str) -> bool:
    return _CARRIED.search(label) is not None or not without_summary(label).strip(" :.-()*=")


def _is_label(text: str) -> bool:
    """It begins or ends as totals do (`Berlin Total`), or carries a sum from page to page."""
    last = text.rsplit(maxsplit=1)[-1] if text.strip() else ""
    return is_total_label(text) or is_total_label(last) or _CARRIED.search(text) is not None


def _is_figure(text: str) -> bool:
    """A number in any style with what may stand beside it, or a currency or unit alone."""
    if text.lower() in _COMPANY:
        return True
    frame = pl.DataFrame({"x": [text]})
    styles = (NumberStyle.POINT, NumberStyle.COMMA)
    read = [number_expression(pl.col("x"), style, pl.Float64()) for style in styles]
    return frame.select(pl.coalesce(read).is_not_null()).item() or not re.search(r"\w", text)
