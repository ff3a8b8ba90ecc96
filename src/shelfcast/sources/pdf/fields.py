"""What does an invoice say once that holds for each of its lines: number, date, customer, currency?

A label is known by its words, in ten languages; its value stands behind it, or below it in the same
place. The invoice's own date is taken before the date of order or delivery, a due date never.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from shelfcast.sources.pdf.lines import Line, Word, said

_NUMBER_SIGN = r"(?:no|nr|num|number|nummer|numer|núm|n|id|#|№|n[°ºo]|号码|号)[.:°º#]*"
_DATE = re.compile(
    r"\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}日?|"
    r"\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{2,4}|"
    r"\d{1,2}[-/][^\W\d_]{3,}[-/]\d{2,4}|[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\b20\d{6}\b"
)
_DATES = (
    r"invoice date|date of invoice|invoiced on|rechnungsdatum|belegdatum|date de (?:la )?facture|"
    r"date (?:de )?facturation|date facture|fecha (?:de )?(?:la )?factura|data (?:della )?fattura|"
    r"data (?:da )?fatura|data faktury|factuur\s?datum|дата сч[её]та|дата накладной|"
    r"开票日期|发票日期",
    r"date of issue|issue date|issued(?: on)?|issued at|ausstellungsdatum|date d['’]émission|"
    r"émise? le|"
    r"fecha de emisión|fecha de expedición|data (?:di )?emissione|data (?:de |da )?emissão|"
    r"data wystawienia(?: faktury)?|datum van uitgifte|дата выдачи|дата выставления|日期",
    r"receipt date|sale date|date of sale|data sprzedaży|verkaufsdatum|date de vente|"
    r"fecha de venta|"
    r"data (?:di |della )?vendita|verkoopdatum|дата продажи",
    r"date|datum|fecha|data|дата",
    r"order date|bestelldatum|auftragsdatum|date de commande|fecha (?:de )?pedido|data ordine|"
    r"data do pedido|data zamówienia|orderdatum|besteldatum|дата заказа|delivery date|"
    r"lieferdatum|leistungsdatum|date de livraison|leverdatum|data dostawy",
)
_NUMBERS = (
    rf"(?:tax |sales )?invoice\s*{_NUMBER_SIGN}|rechnungs?(?:\s*-?\s*{_NUMBER_SIGN})|"
    rf"rechnungsnummer|beleg{_NUMBER_SIGN}|belegnummer|(?:numéro (?:de )?)facture|"
    rf"facture\s*{_NUMBER_SIGN}|factura\s*{_NUMBER_SIGN}|(?:número de |nº de )factura|"
    rf"fattura\s*{_NUMBER_SIGN}|(?:numero )fattura|fatura\s*{_NUMBER_SIGN}|"
    rf"faktura(?:\s+vat)?\s*{_NUMBER_SIGN}|numer faktury|(?:f\s?actuur)\s*(?:nummer|nr\.?|no\.?)|"
    rf"сч[её]т(?:-фактура)?\s*{_NUMBER_SIGN}|номер сч[её]та|накладная\s*{_NUMBER_SIGN}|"
    rf"发票号码?|invoice|factuur|receipt\s*{_NUMBER_SIGN}|credit note\s*{_NUMBER_SIGN}|gutschrift",
)
_CUSTOMERS = (
    rf"(?:customer|client|account)\s*{_NUMBER_SIGN}|kunden(?:nummer|{_NUMBER_SIGN})|"
    rf"(?:numéro|n°|code) (?:de )?client|client\s*{_NUMBER_SIGN}|"
    rf"(?:nº|número|código) (?:de )?cliente|"
    rf"codice cliente|numer klienta|nr klienta|klant(?:nummer|{_NUMBER_SIGN})|код клиента|客户编号",
)
_CODES = re.compile(
    r"\b(EUR|USD|GBP|PLN|CHF|SEK|NOK|DKK|CZK|HUF|RON|BGN|TRY|RUB|UAH|CNY|JPY|INR|BRL|MXN|CAD|AUD|"
    r"NZD|ZAR|SGD|HKD|AED|ILS|KRW|THB)\b"
)
_SIGNS = {"€": "EUR", "£": "GBP", "zł": "PLN", "₹": "INR", "₽": "RUB", "руб": "RUB", "Kč": "CZK"}
_BEHIND = re.compile(r"[\s:.#№°º]*")
_ID = re.compile(r"(?=[^\s]*\d)[\w][\w./\-]*")


def document_fields(lines: Sequence[Line]) -> dict[str, str]:
    """The fields found: their labels as the document writes them (`Currency` for a currency)."""
    fields: dict[str, str] = {}
    for patterns, value in ((_NUMBERS, _ID), (_DATES, _DATE), (_CUSTOMERS, _ID)):
        found = next((hit for p in patterns for hit in _labelled(lines, p, value)), None)
        if found is not None and found[0] not in fields:
            fields[found[0]] = found[1]
    currency = _currency("\n".join(line.text for line in lines))
    return {**fields, **({"Currency": currency} if currency else {})}


def _labelled(
    lines: Sequence[Line], label: str, value: re.Pattern[str]
) -> Iterator[tuple[str, str]]:
    """Labels at the head of a phrase, with the value behind them or below."""
    pattern = re.compile(rf"\W*({label})(?![^\W\d_])", re.IGNORECASE)
    for place, line in enumerate(lines):
        phrases = line.phrases()
        for n, phrase in enumerate(phrases):
            text = said(phrase)
            hit = pattern.match(text)
            if hit is None:
                continue
            own = text[_BEHIND.match(text, hit.end()).end() :]  # type: ignore[union-attr]
            beside = said(phrases[n + 1]) if n + 1 < len(phrases) else ""
            for candidate in (own, beside, *_below(lines, place, phrase)):
                found = value.match(candidate.strip())
                if found is not None:
                    yield " ".join(hit.group(1).split()).strip(" .:#"), found.group(0).rstrip(".,")
                    break
                if candidate is own and own:
                    break


def _below(lines: Sequence[Line], place: int, phrase: Sequence[Word]) -> Iterator[str]:
    """The phrase in the same place of the next line, where that line is near."""
    if place + 1 >= len(lines):
        return
    line = lines[place + 1]
    if line.top - lines[place].bottom > 2.5 * lines[place].height:
        return
    for below in line.phrases():
        if min(below[-1].x1, phrase[-1].x1) - max(below[0].x0, phrase[0].x0) > 0:
            yield said(below)
            for word in below:
                if min(word.x1, phrase[-1].x1) - max(word.x0, phrase[0].x0) > 0:
                    yield word.text


def _currency(text: str) -> str | None:
    """The one currency that the document speaks of; of several, the one that comes most often."""
    seen = Counter(_CODES.findall(text))
    for sign, code in _SIGNS.items():
        if times := text.count(sign):
            seen[code] += times
    if "$" in text and not seen and re.search(r"\bUSA?\b|United States", text):
        return "USD"
    return seen.most_common(1)[0][0] if seen else None
