"""How the tests draw their examples.

No test fails for being slow: Hypothesis's clocks are off. In CI the same examples are drawn each
time, so that a change is judged by what it changed; elsewhere new ones are. `make test` draws a
quarter of the examples, `make test-thorough` all.

Tests that share a shop which takes long to build run on one worker, so that it is built once; so
do those of a module.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

BUILT_ONCE = (
    ("e2e", "corner_shop"),
    ("e2e", "bench"),
    ("warehouse", "star"),
    ("warehouse", "shop"),
)
"""Folder and fixture of the shops that take long to build; the first asked for is what counts."""

for _name, _examples in (("quick", 25), ("thorough", 100)):
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=bool(os.environ.get("CI")),
    )
settings.load_profile("quick")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))


def _group(item: pytest.Item) -> str:
    folder, asked = item.path.parent.name, getattr(item, "fixturenames", ())
    shared = (f"{at} {name}" for at, name in BUILT_ONCE if at == folder and name in asked)
    return next(shared, item.nodeid.partition("::")[0])
