"""Which numbers can be asked for, and by what can they be split?

The definitions are the YAML files beside this module, one a subject, and those of a project in its
own folder `metrics/`. `models` says what they may hold, `catalogue` whether they fit each other,
`load` reads them once. Not here: how a question becomes SQL (statement.py).
"""

from shelfcast.metrics.catalogue.catalogue import Catalogue
from shelfcast.metrics.catalogue.load import catalogue, catalogue_of, read_catalogue
from shelfcast.metrics.catalogue.models import Dimension, Fact, Grain, Metric, Rollup, Table

__all__ = [
    "Catalogue",
    "Dimension",
    "Fact",
    "Grain",
    "Metric",
    "Rollup",
    "Table",
    "catalogue",
    "catalogue_of",
    "read_catalogue",
]
