"""The documents that the tests of this folder print are made by a module beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
