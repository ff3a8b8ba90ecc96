from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.sources.remote.redacted import redacted

secrets = st.text(st.characters(codec="utf-8"), min_size=4, max_size=20).map(lambda t: f"S3{t}T")


@given(secrets, st.sampled_from(["https", "s3", "ftp", "postgresql"]))
def test_no_secret_is_shown_wherever_it_stands(secret: str, scheme: str) -> None:
    safe = quote(secret, safe="")
    url = f"{scheme}://me:{safe}@shop.example:8443/a/b.csv?token={safe}&day=1#{safe}"
    shown = redacted(url)
    assert safe not in shown
    assert secret not in shown
    assert "shop.example:8443/a/b.csv" in shown


@pytest.mark.parametrize("url", ["https://me:pw@[::1/x", "https://me:pw@shop:port/x"])
def test_an_address_that_does_not_read_shows_nothing_but_its_kind(url: str) -> None:
    assert redacted(url) == "https://***"
