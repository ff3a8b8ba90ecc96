"""Does this line of a PDF sum up others, or carry a sum over to the next page?

Such a line is a row, but no line of goods: the document's date is not put beside it, so that
landing takes it for a total. Words of ten languages; a line that begins with one of them counts.
"""

from __future__ import annotations

import re

_TOTAL = re.compile(
    r"(grand|sub|net|gross|overall|invoice|order|page|section)?[\s-]*(total|totals|sum)\b|"
    r"(zwischen|gesamt|netto|brutto|rechnungs|end|waren)?-?(summe|betrag)\b|gesamt\b|total\w*\b|"
    r"subtota\w*|sous-total|tussentotaal|totaal\b|suma\b|razem\b|ogółem|w tym\b|do zapłaty|"
    r"wartość (netto|brutto)|итого|всего|подытог|к оплате|合计|总计|小计|应付|"
    r"imponibile|base imponible|base ht|montant (ht|ttc|total)|net à payer|importe total|"
    r"amount due|balance|übertrag|carried|brought|carry|à reporter|report\b|riporto|suma y sigue|"
    r"suma anterior|do przeniesienia|z przeniesienia|transport\b|перенос|"
    r"(zzgl\.?|plus|inkl\.?|incl\.?|add)?\s*(\d+[.,]?\d*\s*%\s*)?"
    r"(mwst|ust|umsatzsteuer|mehrwertsteuer|vat|sales tax|tax|tva|iva|btw|podatek|ндс|"
    r"增值税|税额)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(\w+\s+){1,2}(totals?|totaal|totale|summe|suma|sum|итого|всего)[\s:]*\S{0,3}\s*[\d.,]*",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"\W*(incl|inkl|inclu|inclusief|davon|darin|dont|compris|incluid|di cui|w tym|waarvan|"
    r"в том числе|其中)",
    re.IGNORECASE,
)


def is_total(text: str) -> bool:
    """True for the line of a total, a tax or a sum carried over.

    >>> is_total("Zwischensumme 202,76"), is_total("Subtotal $ 112.00"), is_total("Total Cereal 3")
    (True, True, True)
    >>> is_total("abzgl. 10% Rabatt -2,00"), is_total("Tea 2.50")
    (False, False)
    """
    plain = text.strip(" *-–:\t")
    return _TOTAL.match(plain) is not None or _ENDS.fullmatch(plain) is not None


def is_included(text: str) -> bool:
    """True for a line that says what the one above it includes already.

    >>> is_included("Incl. deposit 0.25"), is_included("Inkwell 3.00")
    (True, False)
    """
    return _INCLUDED.match(text) is not None
