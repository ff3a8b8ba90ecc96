"""`shelfcast quality` on the small project: what it says, its exit codes, its pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def _extra() -> None:
    pytest.importorskip("great_expectations", reason="the extra quality is not installed")


@pytest.mark.usefixtures("_extra")
def test_sound_sales_hold_and_a_price_below_nothing_is_told_and_fails_only_where_it_is_strict(
    shop: Path, shelfcast, tmp_path: Path
):
    told = shelfcast("quality", "--project", shop, "--json", "--strict", "--to", tmp_path)
    assert (told.code, told.json["broken"]) == (0, 0)
    assert [(c["dataset"], c["rows"]) for c in told.json["checked"]] == [("sales", 240)]
    assert Path(told.json["page"]).read_text("utf-8").count("sales")
    odd = tmp_path / "odd.csv"
    odd.write_text(
        "date,receipt,store,product,quantity,price,revenue\n"
        "2026-04-01,A1,S1,P1,2,-1.50,-3.00\n2026-04-01,A2,S1,P1,2,4.00,9.00\n"
    )
    assert shelfcast("ingest", odd, "--unattended", "--project", shop, "--json").code == 0
    told = shelfcast("quality", "--project", shop, "--json")
    assert told.code == 0
    broken = {item["name"]: item for item in told.json["checked"][0]["broken"]}
    assert set(broken) == {"sales.unit_price_is_in_range", "sales.revenue_is_quantity_times_price"}
    price = broken["sales.unit_price_is_in_range"]
    assert (price["rows"], price["broken"], price["examples"]) == (242, 1, ["-1.5"])
    strict = shelfcast("quality", "--project", shop, "--strict")
    assert strict.code == 1
    assert "sales.unit_price_is_in_range" in strict.out


def test_without_the_extra_it_says_the_install_line(shop, shelfcast, monkeypatch):
    monkeypatch.setitem(sys.modules, "great_expectations", None)
    told = shelfcast("quality", "--project", shop, "--json")
    assert (told.code, told.json["error"]) == (2, "missing_extra")
    assert told.json["fix"] == "pip install 'shelfcast[quality]'"


def test_before_anything_is_landed_it_says_so(tmp_path, shelfcast):
    shelfcast("init", tmp_path)
    assert shelfcast("quality", "--project", tmp_path, "--json").json["error"] == "no_data"
