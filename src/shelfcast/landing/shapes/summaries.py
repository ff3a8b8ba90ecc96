"""Is this a sum of other cells, and no data of its own?

A total, a subtotal, an average or a growth rate beside or below the periods of a wide table would
be counted twice. Words tell, in the languages that files come in; where the words leave a doubt,
the figures do (`total_rows`). Plans, targets and last year's figures are no sales either.
"""

from __future__ import annotations

import re

from shelfcast.landing.values.month_names import folded

_TOTAL = (
    r"grand total|sub ?total|sous total|gesamtsumme|zwischensumme|gesamtergebnis|totals?|sum of"
    r"|sum|summe|gesamt|ergebnis|totaux|totale|totali|totales|totais|suma|soma|somme|razem|ogolem|lacznie"
    r"|totaal|subtotaal|eindtotaal|итого|всего|итог|сумма итого|ytd|year to date|cumul|kumuliert"
    r"|insgesamt|jahressumme"
)
_DERIVED = (
    r"average|avg|mean|median|min|max|growth|change|diff|difference|delta|variance|yoy|mom|trend"
    r"|share|percent|pct|durchschnitt|mittelwert|schnitt|veranderung|abweichung|anteil|wachstum"
    r"|moyenne|ecart|evolution|variation|part|media|promedio|variacion|differenza|variazione"
    r"|quota|crescita|media movel|variacao|srednia|zmiana|udzial|gemiddelde|verschil|aandeel"
    r"|среднее|изменение|доля|прирост|рост|std|stdev"
)
_HAN = r"合计|总计|小计|总和|平均|同比|环比|占比"
_PLANNED = (
    r"plan|planned|budget|budgeted|forecast|target|targets|quota|soll|ziel|zielwert|vorjahr|vj"
    r"|last year|ly|prior year|previous year|py|objectif|prevision|prevu|budgete|n-1"
    r"|objetivo|presupuesto|ano anterior|obiettivo|previsto|anno precedente|meta|orcamento"
    r"|cel|budzet|rok poprzedni|doel|begroting|vorig jaar|план|цель|прогноз|бюджет|прошлыи год"
)
_ACTUAL = (
    r"actual|actuals|ist|reel|realise|real|effettivo|consuntivo|realizado|wykonanie|realisatie"
    r"|werkelijk|факт"
)
_SUMMARY = re.compile(rf"(?<![^\W_])(?:{_TOTAL}|{_DERIVED})(?![^\W_])|{_HAN}|[øØ∑Σ%Δ]")
_AVERAGE = r"average|durchschnitt|moyenne|promedio|media|srednia|gemiddelde|среднее"
_TOTAL_ROW = re.compile(rf"^\W*(?:{_TOTAL}|{_AVERAGE})(?![^\W_])|^\W*(?:{_HAN})|^[∑Σ]")
_PLAN = re.compile(rf"(?<![^\W_])(?:{_PLANNED})(?![^\W_])|计划|目标|预算|去年")
_FACT = re.compile(rf"(?<![^\W_])(?:{_ACTUAL})(?![^\W_])|实际")


def is_summary(heading: str) -> bool:
    """True for a heading with a word of sums, averages or changes in it.

    >>> is_summary("2023 Total"), is_summary("Ø Monat"), is_summary("Summerfield")
    (True, True, False)
    """
    return _SUMMARY.search(_words(heading)) is not None


def without_summary(heading: str) -> str:
    """What a heading says beside its words of sums.

    >>> without_summary("Total Units")
    'units'
    """
    return " ".join(_SUMMARY.sub(" ", _words(heading)).split())


def is_total_label(label: str) -> bool:
    """True for a row's label that begins as totals begin.

    >>> is_total_label("Summe Filiale 2"), is_total_label("Totally Tea")
    (True, False)
    """
    return _TOTAL_ROW.search(_words(label)) is not None


def is_planned(text: str) -> bool:
    """True where a plan, a target or last year is named.

    >>> is_planned("Reseller Sales Targets"), is_planned("Planet Foods")
    (True, False)
    """
    return _PLAN.search(_words(text)) is not None


def is_actual(text: str) -> bool:
    """True where the figures are said to be what happened.

    >>> is_actual("Ist 2024"), is_actual("Distance")
    (True, False)
    """
    return _FACT.search(_words(text)) is not None


def _words(text: str) -> str:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", " ", text)
    return " ".join(folded(spaced).replace("_", " ").replace("-", " ").split())
