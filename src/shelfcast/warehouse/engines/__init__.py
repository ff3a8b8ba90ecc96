"""Which engine builds the warehouse? One adapter a file, the same function names in each."""

from shelfcast.warehouse.engines.choice import engine_at, reached
from shelfcast.warehouse.engines.engine import Engine, Place

__all__ = ["Engine", "Place", "engine_at", "reached"]
