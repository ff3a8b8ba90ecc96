"""What does a plan need to be told that the data does not say?

Units: times in days, money in `currency`, shares from 0 to 1.
Not here: the settings file (project.py of the house), terms by product (contracts, TERMS).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from shelfcast.errors import SettingError

Unmet = Literal["lost", "backordered"]
DAYS_PER_YEAR = 365.0
# Beyond this a forecast of demand tails says more about its model than about the shop.
HIGHEST_LEVEL = 0.999


@dataclass(frozen=True)
class PlanConfig:
    """How long things take and what they cost, where nothing better is known by product.

    as_of           the day that the orders are placed on, at its opening
    lead_time       days from order to delivery
    review_period   days between two looks at the shelf
    holding_cost    a year, as a share of the unit cost
    holding_per_unit  money per unit held from one look to the next, instead of holding_cost
    fill_rate       share of demand to be met from the shelf; set, it decides the level instead
    class_service_levels  service level by ABC class, instead of service_level
    spoilage_cost   money per unit thrown away, beside what it cost
    supplier_holidays  days without orders or deliveries, by supplier or for "all" (holidays.py)
    unmet           what is not on the shelf is "lost", or customers wait: "backordered"
    service_level   chance of no stock-out in a cycle
    shortage_cost   money per unit short, lost margin included; set, it decides the level instead
    order_cost      money per order line placed
    unit_cost_share unit cost as a share of the price, where no cost is known
    budget          the most to spend on one plan; None is no limit
    max_cover       days of sales beyond which an order is not enlarged to save order costs

    Raises SettingError with every value that cannot be.
    """

    as_of: date
    lead_time: float = 7.0
    review_period: float = 7.0
    holding_cost: float = 0.25
    service_level: float = 0.95
    shortage_cost: float | None = None
    order_cost: float = 10.0
    unit_cost_share: float = 0.6
    budget: float | None = None
    currency: str = "GBP"
    max_cover: float = 60.0
    holding_per_unit: float | None = None
    unmet: Unmet = "lost"
    fill_rate: float | None = None
    class_service_levels: Mapping[str, float] = field(default_factory=dict)
    spoilage_cost: float = 0.0
    supplier_holidays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        faults = [
            f"{name} = {getattr(self, name, 'both set')!r}: {rule}"
            for name, (good, rule) in self._checks().items()
            if not good
        ]
        if faults:
            raise SettingError(
                "The plan cannot be made with these settings.",
                evidence=faults,
                fix="mend [inventory] in shelfcast.toml",
            )

    def _checks(self) -> dict[str, tuple[bool, str]]:
        return {
            "lead_time": (self.lead_time >= 0, "0 days or more"),
            "review_period": (self.review_period > 0, "more than 0 days"),
            "holding_cost": (self.holding_cost >= 0, "0 or more"),
            "service_level": (0 < self.service_level < 1, "between 0 and 1"),
            "shortage_cost": ((self.shortage_cost or 0) >= 0, "0 or more"),
            "order_cost": (self.order_cost >= 0, "0 or more"),
            "unit_cost_share": (0 < self.unit_cost_share <= 1, "above 0, at most 1"),
            "budget": ((self.budget or 0) >= 0, "0 or more"),
            "max_cover": (self.max_cover >= 0, "0 days or more"),
            "holding_per_unit": ((self.holding_per_unit or 0) >= 0, "0 or more"),
            "fill_rate": (self.fill_rate is None or 0 < self.fill_rate < 1, "between 0 and 1"),
            "class_service_levels": (self._classes_are_levels(), "A, B or C, between 0 and 1"),
            "spoilage_cost": (self.spoilage_cost >= 0, "0 or more"),
            "shortage_cost and fill_rate": (
                self.shortage_cost is None or self.fill_rate is None,
                "one of them decides the level",
            ),
            "unmet": (self.unmet in ("lost", "backordered"), "lost or backordered"),
        }

    def _classes_are_levels(self) -> bool:
        told = self.class_service_levels
        return set(told) <= {"A", "B", "C"} and all(0 < level < 1 for level in told.values())
