from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import AddressRefusedError
from shelfcast.sources.databases import parse_address

SECRET = "h%40rd%2Fto%3Fguess"


def test_the_password_is_in_nothing_that_is_shown() -> None:
    address = parse_address(f"postgresql://me:{SECRET}@db.example:5433/shop?table=sales")
    assert address.password == "h@rd/to?guess"
    for shown in (address.shown, repr(address)):
        assert "h@rd" not in shown
        assert SECRET not in shown


@pytest.mark.parametrize(
    ("url", "database"),
    [("sqlite:///shop.db", "shop.db"), ("sqlite:////data/my%20shop.db", "/data/my shop.db")],
)
def test_a_file_is_relative_with_three_slashes_and_absolute_with_four(
    url: str, database: str
) -> None:
    assert parse_address(url).database == database


def test_snowflake_names_account_database_and_schema() -> None:
    address = parse_address("snowflake://me:pw@acme-eu1/SHOP/PUBLIC?warehouse=SMALL&role=READER")
    assert (address.host, address.database, address.schema) == ("acme-eu1", "SHOP", "PUBLIC")
    assert address.options == {"warehouse": "SMALL", "role": "READER"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="%"), min_size=1))
def test_a_query_stays_as_it_was_written(query: str) -> None:
    """Every sign of SQL survives: `+`, `&`, `#`, `=` and spaces."""
    if not query.strip():
        return
    assert parse_address(f"mysql://db/shop?query={query}").query == query


@pytest.mark.parametrize(
    "url",
    [
        "oracle://me:topsecret@db/shop",
        "mysql://me:topsecret@db:port/shop",
        "mysql://me:topsecret@db/shop?query=",
        "mysql://me:topsecret@db/shop?init_command=DROP",
        "mysql://me:top#secret@db/shop",
    ],
)
def test_an_address_that_does_not_read_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(AddressRefusedError) as caught:
        parse_address(url)
    assert "secret" not in str(caught.value)
