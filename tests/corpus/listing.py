"""A list in few words: how a system names its columns and writes its cells.

    Listing("fr", "Ventes.csv").write(
        "Date=day:%d/%m/%Y | N° pièce=order | Quantité=qty:0 | Montant HT=net | Remise=!discount")

Each column is `their name=role:how`. `how` is a strftime pattern for days; for numbers the count of
decimals, with `%` for a rate; for `text` the text itself. `1` behind `@` fills the first line of an
order only. Numbers are written by the listing's `money`, and its `sign` stands before or after.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from corpus.case import ROLES, Export, Sheet
from corpus.world import Line, Style, orders, sale_lines
from corpus.write import comma, delimited

_NUMBERS: dict[str, Callable[[Line], Decimal]] = {
    "qty": lambda x: x.qty,
    "price": lambda x: x.price,
    "discount": lambda x: x.discount,
    "amount": lambda x: x.amount,
    "net": lambda x: x.net,
    "cost": lambda x: x.product.cost,
    "gross": lambda x: x.qty * x.price,
    "tax": lambda x: x.tax,
    "line_cost": lambda x: x.cost,
    "off": lambda x: 100 * x.discount / (x.qty * x.price),
}


@dataclass(frozen=True)
class Listing:
    """How the file is written; `extra` lines stand above, `below` says the word of the sum."""

    language: str
    file: str
    seed: int
    count: int = 90
    mark: str = ";"
    encoding: str = "utf-8"
    money: Callable[..., str] = comma
    before: str = ""
    after: str = ""
    style: Style = field(default_factory=Style)
    above: tuple[str, ...] = ()
    below: str = ""
    quoting: int = csv.QUOTE_MINIMAL

    def write(self, columns: str) -> Export:
        """The export of the columns."""
        lines = sale_lines(self.language, self.count, self.seed, self.style)
        totals = {g[0].order: sum((x.amount for x in g), Decimal(0)) for g in orders(lines)}
        sheet = Sheet(lines)
        for column in columns.split(" | "):
            self._add(sheet, column.strip(), totals)
        rows = [*([line] for line in self.above), sheet.header, *sheet.rows]
        if self.below:
            rows.append(self._sum(sheet))
        text = delimited(rows, self.mark, "\r\n", self.quoting)
        amounts = {sum((of(x) for x in lines), Decimal(0)) for of in self._amounts(sheet)}
        return Export(self.file, text.encode(self.encoding), (sheet.truth(revenue=tuple(amounts)),))

    def _amounts(self, sheet: Sheet) -> list[Callable[[Line], Decimal]]:
        """What honest totals may be: those of the columns, or what quantity and price make."""
        want = sheet.found.get("revenue")
        if want is None:
            return [_NUMBERS["amount"]]
        picked = [
            name
            for name in ("amount", "net", "gross")
            if any(
                values == tuple(_NUMBERS[name](x) for x in sheet.lines) for values in want.values
            )
        ]
        return [_NUMBERS[name] for name in picked]

    def _add(self, sheet: Sheet, column: str, totals: dict[str, Decimal]) -> None:
        name, _, told = column.rpartition("=")
        told, _, once = told.partition("@")
        role, _, how = told.partition(":")
        text = self._text(role.lstrip("!").split("/")[-1], how, totals)
        if once:
            whole = text
            text = lambda x: whole(x) if x.place == 0 else ""  # noqa: E731
        if role.startswith("!"):
            sheet.col(name, "!" + role[1:].split("/")[0], text)
        elif role == "gross":
            sheet.col(name, "revenue", text, _NUMBERS["gross"])
        else:
            sheet.col(name, role if role in ROLES else "", text)

    def _text(self, role: str, how: str, totals: dict[str, Decimal]) -> Callable[[Line], str]:
        if role in ("day", "minute", "moment"):
            return lambda x: x.at.strftime(how).replace("~0", "").replace("~", "")
        if role == "time":
            return lambda x: x.at.strftime(how)
        if role == "total":
            return lambda x: self._money(totals[x.order], 2)
        if role in _NUMBERS:
            places = int(how.rstrip("%") or 2)
            plain = role in ("qty", "off")
            return lambda x: self._money(_NUMBERS[role](x), places, plain) + how[-1:] * ("%" in how)
        if role in ROLES:
            return lambda x: str(ROLES[role][1](x))
        return lambda _: how

    def _money(self, number: Decimal, places: int, plain: bool = False) -> str:
        text = self.money(number, places)
        return text if plain else f"{self.before}{text}{self.after}"

    def _sum(self, sheet: Sheet) -> list[str]:
        last = [""] * len(sheet.header)
        last[0] = self.below
        for name, of in (("quantity", _NUMBERS["qty"]), ("revenue", _NUMBERS["amount"])):
            want = sheet.found.get(name)
            if want:
                place = sheet.header.index(want.theirs[-1])
                total = sum((of(x) for x in sheet.lines), Decimal(0))
                last[place] = self._money(total, 2, plain=name == "quantity")
        return last
