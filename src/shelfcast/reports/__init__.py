"""What does the owner get to read without a screen?

`write_report` makes a workbook of the snapshot's numbers, `export_table` writes any table to a
file, each in one step: a reader sees the old file or the new one, never half of it.
"""

from shelfcast.reports.export import export_table
from shelfcast.reports.profile import write_profile
from shelfcast.reports.purchase_orders import purchase_orders, write_orders
from shelfcast.reports.workbook import write_report

__all__ = ["export_table", "purchase_orders", "write_orders", "write_profile", "write_report"]
