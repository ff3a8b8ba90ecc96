"""On what terms are orders placed? The project's settings, as the inventory room wants them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from shelfcast import warehouse
from shelfcast.inventory import PlanConfig
from shelfcast.steps.step import Run


def plan_config(run: Run, as_of: date) -> PlanConfig:
    """The plan's settings, for orders placed on `as_of`."""
    told = run.project.settings
    return PlanConfig(as_of=as_of, currency=told.project.currency, **told.inventory.model_dump())


def terms_of(place: Path) -> pl.DataFrame:
    """TERMS of the run, with the product's ABC class as `abc`, null where it has none.

    The class tells of sales, which the mart may not: whoever may see a product may read that.
    """
    classes = warehouse.read_frame(place, "product_classes").select("product_id", "abc")
    terms = warehouse.read_frame(place, "terms")
    return terms.join(classes, on="product_id", how="left", maintain_order="left")
