"""The corpus is a package of its own beside the other tests: it is found from here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
