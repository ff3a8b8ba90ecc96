"""The scorers live beside the benchmarks, which are not installed."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "benchmarks"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of public data; tests that want it are skipped where it is not."""
    folder = Path(os.environ.get("SHELFCAST_DATA", ROOT.parent / "shared" / "data"))
    if not folder.exists():
        pytest.skip(f"no public data: set SHELFCAST_DATA (looked in {folder.name})")
    return folder
