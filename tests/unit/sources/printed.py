"""Invoices and reports printed as PDF, each with the rows that it must give.

Six countries' words and number styles, ruled or not, one page or many, wrapped descriptions.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import matplotlib
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT, BOLD = "DejaVu", "DejaVu-Bold"
_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@dataclass(frozen=True)
class Country:
    """How a country writes an invoice."""

    title: str
    number: tuple[str, str]
    date: tuple[str, str]
    due: tuple[str, str]
    names: tuple[str, str, str, str, str]
    total: str
    tax: str
    decimal: str
    thousands: str
    money: str
    page: str = "Page {} / {}"
    carried: str = ""


COUNTRIES = {
    "de": Country(
        "Rechnung", ("Rechnungsnummer:", "RE-2024-0815"), ("Rechnungsdatum:", "07.03.2024"),
        ("Fällig am:", "06.04.2024"),
        ("Art.-Nr.", "Bezeichnung", "Menge", "Einzelpreis", "Gesamtpreis"),
        "Gesamtbetrag netto", "zzgl. 19 % MwSt.", ",", ".", "{} €", "Seite {} von {}", "Übertrag",
    ),
    "fr": Country(
        "FACTURE", ("Facture n°", "FA-1042"), ("Date de facture :", "12/02/2024"),
        ("Date d'échéance :", "12/03/2024"),
        ("Référence", "Désignation", "Qté", "P.U. HT", "Montant HT"),
        "Total HT", "TVA 20 %", ",", "\u202f", "{} €", "Page {} sur {}", "À reporter",
    ),
    "pl": Country(
        "Faktura VAT nr FV/12/2024", ("Numer faktury:", "FV/12/2024"),
        ("Data wystawienia:", "2024-05-17"), ("Termin płatności:", "2024-05-31"),
        ("Kod", "Nazwa towaru", "Ilość", "Cena netto", "Wartość netto"),
        "Razem", "VAT 23%", ",", " ", "{} zł", "Strona {} z {}", "Do przeniesienia",
    ),
    "en": Country(
        "INVOICE", ("Invoice No:", "10045"), ("Invoice Date:", "3 April 2024"),
        ("Due Date:", "3 May 2024"), ("Item", "Description", "Qty", "Unit Price", "Amount"),
        "Subtotal", "VAT 20%", ".", ",", "£{}", "Page {} of {}", "Carried forward",
    ),
    "es": Country(
        "FACTURA", ("Nº de factura:", "2024-77"), ("Fecha de factura:", "21/06/2024"),
        ("Vencimiento:", "21/07/2024"),
        ("Código", "Descripción", "Cantidad", "Precio", "Importe"),
        "Base imponible", "IVA 21%", ",", ".", "{} €", "Página {} de {}", "Suma y sigue",
    ),
    "ru": Country(
        "Счет на оплату", ("Счет №", "118"), ("Дата:", "15.01.2024"),
        ("Оплатить до:", "20.01.2024"),
        ("Артикул", "Наименование товара", "Кол-во", "Цена", "Сумма"),
        "Итого", "НДС 20%", ",", " ", "{} руб.", "Стр. {} из {}", "Итого на странице",
    ),
}  # fmt: skip

GOODS = (
    "Espresso cups, white", "Olive oil 0,75 l", "Notebook A5 dotted with elastic band and pocket",
    "Chair Oslo", "LED lamp 8 W warm white, dimmable, with smart home adapter",
    "Tea towel set 3 pcs",
    "Cutting board acacia", "Storage box 45 x 30 cm", "Candle", "Door mat 60x40 made of coconut",
)  # fmt: skip


@dataclass
class Sheet:
    """A printed document and its truth: code, description, quantity, price and amount a line."""

    path: Path
    country: Country
    lines: list[tuple[str, str, int, Decimal, Decimal]] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum((line[4] for line in self.lines), Decimal(0))


def amount(value: Decimal, country: Country, *, bare: bool = False) -> str:
    text = f"{value:,.2f}".replace(",", "\0").replace(".", country.decimal)
    text = text.replace("\0", country.thousands)
    return text if bare else country.money.format(text)


def goods(count: int) -> list[tuple[str, str, int, Decimal, Decimal]]:
    made = []
    for n in range(count):
        quantity = (n * 7) % 12 + 1
        price = Decimal((n * 7919) % 99_990 + 95) / 100
        if n % 9 == 8:
            quantity = -quantity
        made.append((f"A-{1000 + n}", GOODS[n % len(GOODS)], quantity, price, quantity * price))
    return made


def invoice(
    path: Path, code: str, count: int, *, ruled: bool = False, wide: bool = False,
    signs: bool = True, carried: bool = False,
) -> Sheet:  # fmt: skip
    """An invoice of `count` lines; descriptions longer than their column are wrapped."""
    for name, file in ((FONT, "DejaVuSans.ttf"), (BOLD, "DejaVuSans-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, _FOLDER / file))
    sheet = Sheet(path, COUNTRIES[code], goods(count))
    size = landscape(A4) if wide else A4
    page = canvas.Canvas(str(path), pagesize=size)
    _Printer(page, sheet, size, ruled=ruled, signs=signs, carried=carried).print()
    return sheet


class _Printer:
    def __init__(self, page, sheet, size, *, ruled, signs, carried):
        self.page, self.sheet, self.ruled, self.signs, self.carried = (
            page, sheet, ruled, signs, carried,
        )  # fmt: skip
        self.width, self.height = size
        right = self.width - 50
        self.edges = [50, 125, right - 230, right - 170, right - 85, right]
        self.y = self.height - 60
        self.number = 1

    def text(self, x, text, *, bold=False, right=False, size=9):
        self.page.setFont(BOLD if bold else FONT, size)
        (self.page.drawRightString if right else self.page.drawString)(x, self.y, text)

    def row(self, cells, *, bold=False):
        height = 12 * max(1, len(cells[1])) + (6 if self.ruled else 3)
        if self.y - height < 90:
            self.next_page()
        top = self.y + 10
        for place, cell in enumerate(cells):
            edge = self.edges[place] + 3 if place < 2 else self.edges[place + 1] - 3
            for line, part in enumerate(cell if place == 1 else [cell]):
                self.y -= 12 * line
                self.text(edge, part, bold=bold, right=place >= 2)
                self.y += 12 * line
        self.y -= height
        if self.ruled:
            for left, right in zip(self.edges, self.edges[1:], strict=False):
                self.page.rect(left, self.y + 10, right - left, top - self.y - 10)

    def header(self):
        names = self.sheet.country.names
        self.row([names[0], [names[1]], *names[2:]], bold=True)

    def next_page(self):
        country = self.sheet.country
        if self.carried:
            self.text(self.edges[1] + 3, country.carried)
            self.text(self.edges[5] - 3, amount(Decimal("123.45"), country), right=True)
        self.y = 40
        self.text(self.width / 2, country.page.format(self.number, "N"))
        self.page.showPage()
        self.number += 1
        self.y = self.height - 60
        self.header()

    def print(self):
        country = self.sheet.country
        self.text(50, "Kettle & Crumb", bold=True, size=12)
        self.y -= 14
        self.text(50, "12 Harbour Street, 20457 Sampletown")
        self.y -= 40
        self.text(50, country.title, bold=True, size=16)
        self.y -= 24
        for label, value in (country.number, country.date, country.due):
            self.text(50, label)
            self.text(190, value)
            self.y -= 14
        self.y -= 20
        self.header()
        for code, name, quantity, price, total in self.sheet.lines:
            money = [amount(v, country, bare=not self.signs) for v in (price, total)]
            self.row([code, self.wrapped(name), str(quantity), *money])
        self.y -= 12
        for label, value in (
            (country.total, self.sheet.total),
            (country.tax, self.sheet.total / 5),
        ):
            self.text(self.edges[2], label, bold=True)
            self.text(self.edges[5] - 3, amount(value, country), right=True)
            self.y -= 14
        self.y -= 20
        self.text(50, "Thank you for your order. IBAN DE89 3704 0044 0532 0130 00")
        self.page.save()

    def wrapped(self, text):
        room = self.edges[2] - self.edges[1] - 10
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if pdfmetrics.stringWidth(longer, FONT, 9) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines
