"""How the tests draw their examples.

No test fails for being slow: Hypothesis's clocks are off. In CI the same examples are drawn each
time, so that a change is judged by what it changed; elsewhere new ones are.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "shelfcast",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("shelfcast")
