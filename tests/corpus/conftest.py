"""The corpus is a package of its own beside the other tests: it is found from here.

Only the tests are collected: a case enters the corpus when its module is imported, and collecting
doctests would import each module once more under another name.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

collect_ignore_glob = ["cases/*", "[!t]*.py", "trial.py"]
