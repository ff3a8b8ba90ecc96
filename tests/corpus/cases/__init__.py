"""The cases, by language or system. Importing this enters them all."""

import importlib
import pkgutil

from corpus.case import CASES

for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")

__all__ = ["CASES"]
