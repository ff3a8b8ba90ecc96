"""A dataset that is old, or unusually short, is told of and stops nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from shelfcast import warehouse as wh


def test_a_batch_cut_short_and_sales_long_past_warn_and_the_build_stands(landing, tmp_path, sale):
    for number in range(6):
        count = 20 if number < 5 else 1
        day = date(2024, 1, 1) + timedelta(days=number)
        rows = [sale(day, "S", f"P{n}", quantity=Decimal(1)) for n in range(count)]
        landing.put("sales", rows, f"b{number}", datetime(2024, 1, 2 + number))
    report = wh.build(tmp_path / "w", landing.tables)
    assert sorted(words.partition(":")[0] for words in report.warnings) == [
        "batches bring about as much as before",
        "sales are fresh",
    ]
    assert wh.read_frame(tmp_path / "w", "sales_lines")["quantity"].sum() == 101


def test_fresh_batches_of_a_usual_size_warn_of_nothing(landing, tmp_path, sale):
    now = datetime.now().replace(microsecond=0)
    for number in range(6):
        rows = [sale(date(2024, 1, 1 + number), "S", "P1", quantity=Decimal(1))]
        landing.put("sales", rows, f"b{number}", now - timedelta(hours=6 - number))
    assert wh.build(tmp_path / "w", landing.tables).warnings == ()
