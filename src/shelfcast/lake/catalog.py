"""Where are the tables of this project?

A lake is a folder with one folder a zone and an Iceberg catalog in SQLite. Zones:

    raw          the files as they came, never changed
    curated      typed rows, one table a dataset of the retail model
    training     what models were fitted on
    predictions  forecasts and orders of each run
    marts        tables that a cluster built
    logs         the account of each file, and the quarantine

Not here: what is in the tables (contracts/), and who may write (one command at a time holds the
project's lock).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pyiceberg.catalog.sql import SqlCatalog
from sqlalchemy.exc import SQLAlchemyError

from shelfcast.errors import DamagedProjectError


class Zone(Enum):
    """A part of the lake, as a folder and an Iceberg namespace."""

    RAW = "raw"
    CURATED = "curated"
    TRAINING = "training"
    PREDICTIONS = "predictions"
    MARTS = "marts"
    LOGS = "logs"


@dataclass(frozen=True)
class Lake:
    """An open lake: its folder and its catalog."""

    root: Path
    catalog: SqlCatalog

    def folder(self, zone: Zone) -> Path:
        """The zone's folder."""
        return self.root / zone.value


def open_lake(root: Path) -> Lake:
    """The lake at `root`, made with its zones where it is not there yet.

    Raises DamagedProjectError where the catalog does not read.
    """
    for zone in Zone:
        (root / zone.value).mkdir(parents=True, exist_ok=True)
    try:
        catalog = SqlCatalog(
            "shelfcast",
            uri=f"sqlite:///{root.resolve() / 'catalog.db'}",
            warehouse=str(root.resolve()),
        )
        for zone in Zone:
            catalog.create_namespace_if_not_exists(zone.value)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise DamagedProjectError(
            f"The lake's catalog {root / 'catalog.db'} does not read.",
            evidence=[str(error).splitlines()[0]],
            fix=f"restore {root / 'catalog.db'} from a backup; the data files beside it are whole",
        ) from error
    return Lake(root, catalog)
