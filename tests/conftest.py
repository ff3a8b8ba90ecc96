"""How the tests draw their examples.

No test fails for being slow: Hypothesis's clocks are off. In CI the same examples are drawn each
time, so that a change is judged by what it changed; elsewhere new ones are. `make test` draws a
quarter of the examples, `make test-thorough` all.
"""

import os

from hypothesis import HealthCheck, settings

for _name, _examples in (("quick", 25), ("thorough", 100)):
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        derandomize=bool(os.environ.get("CI")),
    )
settings.load_profile("quick")
