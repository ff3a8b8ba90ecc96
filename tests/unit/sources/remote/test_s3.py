"""Against moto's server, by boto3 itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from shelfcast.errors import FileMissingError, SourceUnreachableError, TooLargeError
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.s3 import objects

FILES = {
    "sales/2026-01.csv": b"a\n1\n",
    "sales/2026-02.csv": b"a\n2\n",
    "sales/deep/2026-03.csv.gz": b"packed",
    "sales/notes.docx": b"no table",
    "sales/.hidden.csv": b"hidden",
    "sales/": b"",
    "salesforce/other.csv": b"other",
}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="shop")
    for key, body in FILES.items():
        client.put_object(Bucket="shop", Key=key, Body=body)
    return client


@pytest.mark.parametrize(
    ("url", "keys"),
    [
        ("s3://shop/sales/2026-01.csv", ["sales/2026-01.csv"]),
        ("s3://shop/sales/notes.docx", ["sales/notes.docx"]),
        ("s3://shop/sales", list(FILES)[:3]),
        ("s3://shop/sales/", list(FILES)[:3]),
        ("s3://shop", [*list(FILES)[:3], "salesforce/other.csv"]),
        ("s3://shop/sales/2026-*.csv", list(FILES)[:2]),
        ("s3://shop/*/other.csv", ["salesforce/other.csv"]),
    ],
)
def test_an_object_a_folder_and_a_pattern_bring_their_files(
    bucket: Any, tmp_path: Path, url: str, keys: list[str]
) -> None:
    found = [(path.read_bytes(), shown) for path, shown in objects(url, Access(), tmp_path)]
    assert found == [(FILES[key], f"s3://shop/{key}") for key in keys]


def test_what_is_not_there_is_told(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        list(objects("s3://shop/gone/", Access(), tmp_path))
    with pytest.raises(SourceUnreachableError) as caught:
        list(objects("s3://no-such-bucket/x.csv", Access(), tmp_path))
    assert "NoSuchBucket" in str(caught.value)


def test_an_object_beyond_the_limit_is_refused_before_it_comes(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(TooLargeError):
        list(objects("s3://shop/sales/2026-01.csv", Access(max_bytes=3), tmp_path))
    assert list(tmp_path.iterdir()) == []
