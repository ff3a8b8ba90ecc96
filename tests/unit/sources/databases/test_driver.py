from __future__ import annotations

import sys
from pathlib import Path

import pytest

from shelfcast.errors import MissingExtraError

from .pulls import pulled


@pytest.mark.parametrize(
    ("url", "module", "extra"),
    [
        ("postgresql://db/shop", "psycopg2", "postgres"),
        ("mysql://db/shop", "pymysql", "mysql"),
        ("mssql://db/shop", "mssql_python", "sqlserver"),
        ("snowflake://acme/shop", "snowflake.connector", "snowflake"),
        ("redshift://db/shop", "redshift_connector", "redshift"),
    ],
)
def test_a_missing_driver_says_how_to_install_it(
    url: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        pulled(url, tmp_path)
    assert caught.value.fix == f"pip install 'shelfcast[{extra}]'"
