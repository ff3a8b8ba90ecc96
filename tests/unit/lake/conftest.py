import pytest

from shelfcast.lake import open_lake


@pytest.fixture
def lake(tmp_path):
    return open_lake(tmp_path / "lake")
