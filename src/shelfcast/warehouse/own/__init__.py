"""May a project add tables of its own on top of ours?

A dbt project in `<project>/dbt` is built after ours, by the same engine, with its own tests, into
schemas of its own; its models reach ours with `ref('shelfcast', 'sales_lines')`.
Not here: our models (../dbt), who may read the tables (metrics/own_tables.py).
"""

from shelfcast.warehouse.own.build import OwnReport, build_own
from shelfcast.warehouse.own.folder import own_fingerprint, own_project
from shelfcast.warehouse.own.start import start_own

__all__ = ["OwnReport", "build_own", "own_fingerprint", "own_project", "start_own"]
