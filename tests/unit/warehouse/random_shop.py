"""A shop whose files come, are corrected and are taken back at random, months at a time."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

FIRST = datetime(2024, 1, 1, 9)
MONTHS = 8
NAMES = ["Bananas", "BANANAS", "bananas ", "Tea", "TEA", "Test product", "Soap", "Gift Card"]


@dataclass
class RandomShop:
    """What was landed so far; `act` does one more thing and says what."""

    landing: object
    dice: random.Random
    batches: list[tuple[list[dict], Path]] = field(default_factory=list)
    count: int = 0

    def act(self) -> str:
        """One more file, a correction, or a batch that goes."""
        doings: list[Callable[[], str]] = [
            *[self.sell] * 5,
            self.take_back,
            self.correct,
            self.price,
            self.price,
            self.master,
            self.name,
            self.receive,
            self.receive,
            self.count_stock,
            self.announce,
        ]
        return self.dice.choice(doings)()

    def sell(self) -> str:
        """Sales of one month or of two, seldom of any."""
        months = self.dice.choice([[self.month()], [self.month(), self.month()], range(MONTHS)])
        rows = [row for month in months for row in self._lines(month)]
        self._land(rows)
        return f"sales of {sorted(set(months))}"

    def take_back(self) -> str:
        """A batch goes."""
        if len(self.batches) < 2:
            return "nothing to take back"
        _, path = self._withdraw()
        return f"{path.stem} taken back"

    def correct(self) -> str:
        """A batch is landed again: a row gone, one of another amount, one moved to another day."""
        rows, path = self._withdraw()
        gone, other, moved = (self.dice.randrange(len(rows)) for _ in range(3))
        rows = [dict(row) for row in rows]
        rows[other]["quantity"] += 1
        rows[moved]["sold_at"] = self._day(self.month())
        self._land(rows[:gone] + rows[gone + 1 :])
        return f"{path.stem} corrected"

    def price(self) -> str:
        """List prices from a day on, some until a day, some of one store."""
        rows = []
        for _ in range(self.dice.randint(1, 4)):
            begins = self._day(self.month()).date()
            ends = begins + timedelta(days=self.dice.randint(1, 60))
            rows.append(
                {
                    "product_id": self.dice.choice(["A1", "B2", "C3"]),
                    "store_id": self.dice.choice([None, "S1"]),
                    "valid_from": begins,
                    "valid_to": self.dice.choice([None, None, ends]),
                    "price": self._money(),
                }
            )
        self._put("prices", rows)
        return f"prices from {sorted({str(row['valid_from']) for row in rows})}"

    def master(self) -> str:
        """A newer version of a product or a store."""
        if self.dice.random() < 0.5:
            row = {"product_id": self.dice.choice(["A1", "B2", "V9"]), "unit_cost": self._money()}
            row |= {"category": self.dice.choice([None, "Fruit", "TEA"])}
            row |= {"unit_price": self.dice.choice([None, self._money()])}
            row |= {"product_name": self.dice.choice([None, "Versandkosten", "Soap"])}
            self._put("products", [row])
            return f"product {row['product_id']}"
        row = {"store_id": self.dice.choice(["S1", "S2"])}
        row |= {"country": self.dice.choice(["UK", "Spain"]), "region": "North"}
        self._put("stores", [row])
        return f"store {row['store_id']}"

    def name(self) -> str:
        """A label file."""
        row = {"original": self.dice.choice(["tea", "soap", "fruit"]), "label": "Goods"}
        row["label"] = self.dice.choice(["Tè", "Goods", "Soap"])
        row["column"] = self.dice.choice(["product_name", "category"])
        self._put("labels", [row])
        return f"label {row['original']}"

    def receive(self) -> str:
        """Heads of receipts, some told before, and lines, some of other files' heads."""
        numbers = [str(self.dice.randint(1, 8)) for _ in range(self.dice.randint(1, 3))]
        heads = [
            {
                "order_id": number,
                "sold_at": self._day(self.month()),
                "store_id": self.dice.choice(["S1", "S2", None]),
                "customer_id": self.dice.choice([None, "K1", "K9"]),
                "revenue": self.dice.choice([None, self._money()]),
            }
            for number in numbers
        ]
        lines = [
            {
                "order_id": str(self.dice.randint(1, 8)),
                "product_id": self.dice.choice(["A1", "B2"]),
                "quantity": Decimal(1),
                "unit_price": self._money(),
            }
            for _ in range(self.dice.randint(0, 3))
        ]
        self._put("receipts", heads)
        if lines:
            self._put("receipt_lines", lines)
        return f"receipts {numbers}"

    def count_stock(self) -> str:
        """Counts of the shelf and days it is told to be empty."""
        day = self._day(self.month()).date()
        at = {"store_id": "S1", "product_id": self.dice.choice(["A1", "B2"])}
        self._put("stock", [at | {"as_of": day, "on_hand": Decimal(self.dice.choice([0, 3]))}])
        told = at | {"day": day + timedelta(days=1), "in_stock": self.dice.random() < 0.3}
        self._put("availability", [told])
        return f"stock on {day}"

    def announce(self) -> str:
        """A promotion and a closure."""
        day = self._day(self.month()).date()
        ends = day + timedelta(days=self.dice.randint(0, 40))
        who = {"store_id": self.dice.choice([None, "S1"])}
        what = {"product_id": self.dice.choice([None, "A1"]), "promotion": "SPRING"}
        self._put("promotions", [who | what | {"starts_on": day, "ends_on": ends}])
        self._put("calendar", [who | {"day": day, "event": "works", "closed": True}])
        return f"promotion and closure on {day}"

    def month(self) -> int:
        """A month, counted from the first."""
        return self.dice.randrange(MONTHS)

    def _land(self, rows: list[dict]) -> None:
        self.batches.append((rows, self._put("sales", rows)))

    def _withdraw(self) -> tuple[list[dict], Path]:
        rows, path = self.batches.pop(self.dice.randrange(len(self.batches)))
        self.landing.tables["sales"].remove(str(path))
        return rows, path

    def _lines(self, month: int) -> list[dict]:
        lines = []
        for _ in range(self.dice.randint(5, 15)):
            line = self._line(month)
            lines += [dict(line) for _ in range(self.dice.choice([1, 1, 1, 1, 2]))]
        return lines

    def _line(self, month: int) -> dict:
        pick, back = self.dice.choice, self.dice.random() < 0.2
        number = self.dice.randint(1, 12)
        return {
            "sold_at": self._day(month),
            "order_id": pick([None, str(number), f"C{number}" if back else str(number)]),
            "store_id": pick(["S1", "S1", "S2", None]),
            "product_id": pick(["A1", "A1", "A1", "B2", "B2", "C3", "V9", None]),
            "customer_id": pick([None, "K1", "K1", "Demo kunde"]),
            "quantity": Decimal(pick([1, 1, 1, 2, 500])) * (-1 if back else 1),
            "unit_price": pick([None, None, Decimal("2.50"), Decimal("2.50"), Decimal("4000")]),
            "status": pick([None, None, None, "done", "Cancelled"]),
            "product_name": pick(NAMES),
            "category": pick([None, "Fruit", " fruit", "Tea"]),
            "promotion": pick([None, None, None, "LEAP"]),
        }

    def _day(self, month: int) -> datetime:
        first = date(FIRST.year + month // 12, month % 12 + 1, 1)
        days = self.dice.choice([0, 1, 2, 27, self.dice.randint(0, 27)])
        moment = datetime(first.year, first.month, first.day, 12)
        return moment + timedelta(days=days, minutes=self.dice.choice([0, 1, 2, 9]))

    def _money(self) -> Decimal:
        return Decimal(self.dice.randint(50, 900)) / 100

    def _put(self, dataset: str, rows: list[dict]) -> Path:
        self.count += 1
        landed = FIRST + timedelta(days=400, hours=self.count)
        path: Path = self.landing.put(dataset, rows, f"b{self.count:03}", landed)
        return path
