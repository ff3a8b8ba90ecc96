from datetime import time

import polars as pl
import pytest

from shelfcast.landing.values.day_time import time_expression


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", time(14, 30)),
        ("14:30:15", time(14, 30, 15)),
        ("2:30 PM", time(14, 30)),
        ("2:30 p. m.", time(14, 30)),
        ("12:05 am", time(0, 5)),
        ("14h30", time(14, 30)),
        ("14h", time(14)),
        ("14.30", time(14, 30)),
        ("14.30 Uhr", time(14, 30)),
        ("143015", time(14, 30, 15)),
        ("0905", time(9, 5)),
        ("下午2:30", time(14, 30)),
        ("14时30分", time(14, 30)),
        ("1899-12-30 14:30:00", time(14, 30)),
        ("14:30:15.250", time(14, 30, 15, 250_000)),
        ("noon", None),
        ("25:00", None),
        (None, None),
    ],
)
def test_times_as_people_write_them(text, expected):
    frame = pl.DataFrame({"t": [text]}, schema={"t": pl.String})
    assert frame.select(time_expression(pl.col("t"))).item() == expected
