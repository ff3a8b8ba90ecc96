"""Is what this model needs installed?

Not here: which extra a model needs (registry.py).
"""

from __future__ import annotations

import importlib
from typing import Any

from shelfcast.errors import MissingExtraError


def package(module: str, model: str, fix: str) -> Any:
    """The module. Raises MissingExtraError, with the line that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"The model {model} needs {module}, which is not installed.",
            fix=f"{fix}, or leave {model} out of forecast.models",
        ) from error
