"""The little company of the metrics tests: insights ask the same tables."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_PATH = Path(__file__).parents[1] / "metrics" / "conftest.py"
_SPEC = spec_from_file_location("metrics_conftest", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
_metrics = module_from_spec(_SPEC)
_SPEC.loader.exec_module(_metrics)

a_line, company = _metrics.a_line, _metrics.company
