"""Which rules clean the sale lines, and what does each do to the lines it finds?

`[cleaning]` of shelfcast.toml. Rules are applied at each build to everything that was ever landed,
in the order of RULES; a changed rule therefore changes the past too, and nothing is lost. What a
rule did to a line is a row of the table `rule_effects`.
Not here: how a rule finds its lines (warehouse/dbt), by which words (contracts/cleaning_words.py).
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

RULES = (
    "labels",
    "missing_values",
    "exact_duplicates",
    "near_duplicates",
    "test_rows",
    "cancelled_orders",
    "outliers",
    "non_product_codes",
)
"""The rules, in the order they are applied: what one drops, the next does not see."""
KeyColumn = Literal[
    "store_id", "order_id", "product_id", "customer_id", "quantity", "unit_price", "revenue"
]
MONEY_COLUMNS = ("unit_price", "unit_cost")
KNOWN_TO_MASTERS = (
    *MONEY_COLUMNS,
    "product_name",
    "category",
    "brand",
    "store_name",
    "region",
    "city",
    "country",
)
FILLABLE = (*KNOWN_TO_MASTERS, "channel", "currency", "customer_id", "promotion")
_NUMBER = re.compile(r"\d{1,13}(\.\d{1,4})?").fullmatch


class CleaningSettings(BaseModel):
    """What a build does with sale lines that look wrong. The lake keeps every line as it came."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: Literal["off", "translate", "normalise"] = Field(
        "normalise",
        description="translate: by label files; normalise: also one spelling for a name, the "
        "commonest",
    )
    label_language: str = Field(
        "", pattern=r"^[\w-]*$", description="the language to use of label files that hold several"
    )
    missing_values: dict[str, str] = Field(
        default_factory=dict,
        description='column -> "leave", "master" (the product\'s or store\'s) or what to put there',
    )
    exact_duplicates: Literal["flag", "drop"] = Field(
        "flag", description="lines of a file that repeat an earlier one in every column"
    )
    near_duplicates: Literal["off", "flag", "drop"] = Field(
        "off", description="lines with the same key minutes apart; drop keeps the last of them"
    )
    near_duplicate_key: tuple[KeyColumn, ...] = Field(
        ("store_id", "order_id", "product_id"), min_length=1, description="the columns of that key"
    )
    near_duplicate_minutes: float = Field(5, ge=0, description="how far apart at most")
    test_rows: Literal["off", "flag", "drop"] = Field(
        "flag", description="a product, store or customer named test, demo, prueba, тест, 测试"
    )
    test_words: tuple[str, ...] = Field((), description="more words for a test")
    cancelled_orders: Literal["off", "flag", "drop", "as_return"] = Field(
        "flag",
        description="cancelled by status, by a C-invoice or on the same receipt; drop takes out "
        "both sides, as_return makes a cancelled sale negative",
    )
    cancelled_words: tuple[str, ...] = Field((), description="more words for cancelled")
    outliers: Literal["off", "flag"] = Field(
        "flag", description="quantities and prices far from the product's own; never dropped"
    )
    outlier_threshold: float = Field(6, gt=0, description="how many scales from the median")
    impossible_price_ratio: float = Field(
        100, gt=1, description="times the product's median price, or one part of it"
    )
    non_product_codes: Literal["off", "flag"] = Field(
        "flag", description="postage, fees, gift cards, deposits, tips: services, never ordered"
    )
    service_codes: tuple[str, ...] = Field((), description="more product codes of services")
    goods_codes: tuple[str, ...] = Field((), description="codes that are goods all the same")

    @field_validator("missing_values")
    @classmethod
    def _fillable(cls, value: dict[str, str]) -> dict[str, str]:
        for column, told in value.items():
            if column not in FILLABLE:
                raise ValueError(f"{column} cannot be filled; one of {', '.join(FILLABLE)}")
            if told == "master" and column not in KNOWN_TO_MASTERS:
                raise ValueError(f"no master tells {column}")
            if column in MONEY_COLUMNS and told not in ("leave", "master") and not _NUMBER(told):
                raise ValueError(f"{told!r} is no amount for {column}")
        return value
