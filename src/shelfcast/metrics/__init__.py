"""What are the numbers?

Every metric and dimension is defined once, in catalogue/; `query` answers questions over them and
`rows` gives whole tables, both for a viewer's `Scope`, which is applied here and nowhere else.
"""

from shelfcast.metrics.catalogue import Catalogue, Dimension, Metric, catalogue, catalogue_of
from shelfcast.metrics.filters import Filter, parse_filter
from shelfcast.metrics.headlines import HEADLINES
from shelfcast.metrics.query import QueryResult, data_range, query
from shelfcast.metrics.question import MetricQuery
from shelfcast.metrics.reader import Reader
from shelfcast.metrics.rows import has_rows, rows, table_names
from shelfcast.metrics.scope import Scope

__all__ = [
    "HEADLINES",
    "Catalogue",
    "Dimension",
    "Filter",
    "Metric",
    "MetricQuery",
    "QueryResult",
    "Reader",
    "Scope",
    "catalogue",
    "catalogue_of",
    "data_range",
    "has_rows",
    "parse_filter",
    "query",
    "rows",
    "table_names",
]
