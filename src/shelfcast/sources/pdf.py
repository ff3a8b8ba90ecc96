"""How is a PDF read?"""

from __future__ import annotations

from pathlib import Path

from shelfcast.errors import UnknownFormatError
from shelfcast.sources.table import TextTable


def pdf_tables(path: Path, name: str) -> list[TextTable]:
    """The tables of a PDF. Raises UnknownFormatError."""
    raise UnknownFormatError(f"{name} is a PDF, {path}.")
