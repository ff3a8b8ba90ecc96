"""Where does each table come from, and what does each of its columns mean?

`write_lineage` makes dbt's documentation of the project as one page, with the graph of its tables.
"""

from shelfcast.warehouse.lineage.pages import Lineage, write_lineage

__all__ = ["Lineage", "write_lineage"]
