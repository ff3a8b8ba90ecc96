"""Which numbers can be asked for, and by what can they be split?

The definitions are the YAML files beside this module, one a subject. `models` says what they may
hold, `load` reads them once. Not here: how a question becomes SQL (builder.py).
"""

from shelfcast.metrics.catalogue.load import catalogue, read_catalogue
from shelfcast.metrics.catalogue.models import Catalogue, Dimension, Fact, Grain, Metric, Table

__all__ = [
    "Catalogue",
    "Dimension",
    "Fact",
    "Grain",
    "Metric",
    "Table",
    "catalogue",
    "read_catalogue",
]
