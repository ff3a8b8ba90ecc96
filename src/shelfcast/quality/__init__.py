"""Do the landed rows keep what the retail model promises?

A suite of expectations is generated from contracts/ for each dataset (suite.py), checked over the
curated tables of the lake in batches (check.py) by Great Expectations (gx.py, the extra `quality`),
and shown as its data docs (pages.py). Not here: dbt's tests of what is built from the rows.
"""

from shelfcast.quality.check import Checked, check
from shelfcast.quality.expectation import Expected, Finding
from shelfcast.quality.pages import write_pages
from shelfcast.quality.suite import suite_of

__all__ = ["Checked", "Expected", "Finding", "check", "suite_of", "write_pages"]
