import pytest

from shelfcast.errors import DamagedProjectError
from shelfcast.lake import Zone, open_lake


def test_a_lake_has_a_folder_a_zone_and_opens_again(tmp_path):
    for _ in range(2):
        lake = open_lake(tmp_path / "lake")
    assert all(lake.folder(zone).is_dir() for zone in Zone)
    assert {name for (name,) in lake.catalog.list_namespaces()} == {zone.value for zone in Zone}


def test_a_damaged_catalog_is_told(tmp_path):
    open_lake(tmp_path / "lake")
    (tmp_path / "lake" / "catalog.db").write_bytes(b"SQLite format 3\x00" + b"junk" * 500)
    with pytest.raises(DamagedProjectError, match=r"catalog\.db"):
        open_lake(tmp_path / "lake")
