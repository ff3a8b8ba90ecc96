"""What does a sound value look like, beyond its type?

By column, in every dataset that has it. A value that breaks one of these lands all the same, since
it may be what the shop's system says; `shelfcast quality` counts it. Not here: what a row cannot
do without (`Dataset.needs`), what keeps a row aside (landing/).
"""

from __future__ import annotations

from datetime import date

RANGES: dict[str, tuple[float | None, float | None]] = {
    "unit_price": (0, None),
    "unit_cost": (0, None),
    "price": (0, None),
    "pack_size": (0, None),
    "minimum_order": (0, None),
    "lead_time": (0, None),
    "shelf_life": (0, None),
    "in_transit": (0, None),
    "received_quantity": (0, None),
    "discount_percent": (0, 100),
    "latitude": (-90, 90),
    "longitude": (-180, 180),
}
"""Column to its lowest and highest value, both allowed; None is no bound."""

PATTERNS: dict[str, str] = {
    "currency": r"^[A-Z]{3}$",
    "email": r"^[^@\s]+@[^@\s]+$",
}
"""Column to the regular expression that its values are."""

CODE = r"^\S(?:.*\S)?$"
"""A code: something, without space before or after it."""

IN_ORDER: dict[str, tuple[tuple[str, str], ...]] = {
    "prices": (("valid_from", "valid_to"),),
    "promotions": (("starts_on", "ends_on"),),
    "purchase_orders": (("ordered_at", "received_at"), ("ordered_at", "expected_at")),
}
"""Dataset to pairs of days of which the first is not after the second."""

FIRST_DAY = date(1970, 1, 1)
DAYS_AHEAD = 366
LONG_AGO = ("opened_on", "joined_on")
"""Days lie from FIRST_DAY to DAYS_AHEAD after today; these may lie before."""

CENT = 0.01
MONEY_OF_A_LINE = ("quantity", "unit_price", "revenue")
"""Where a line tells all three, quantity x unit_price - discount is its revenue, to the CENT."""
