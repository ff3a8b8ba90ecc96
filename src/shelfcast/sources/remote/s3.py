"""How do files get here from s3://?

    s3://bucket/exports/sales.csv      one object
    s3://bucket/exports/               every file below, of the kinds that are read, in name order
    s3://bucket/exports/*/sales-*.csv  those that match

By boto3, with the credentials and the endpoint that it finds (AWS_PROFILE, AWS_ENDPOINT_URL).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from shelfcast.errors import FileMissingError, MissingExtraError, SourceUnreachableError
from shelfcast.sources.files import SUFFIXES
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.download import file_name, too_large

_WILD = re.compile(r"[*?\[]")


def objects(url: str, access: Access, workdir: Path) -> Iterator[tuple[Path, str]]:
    """Each object's file and its address, downloaded when it is asked for.

    Raises MissingExtraError, SourceUnreachableError, FileMissingError, TooLargeError.
    """
    bucket, _, key = url.removeprefix("s3://").partition("/")
    with _told(url):
        client = _client(access)
        found = _listed(client, bucket, key)
    if not found:
        raise FileMissingError(
            f"{url} holds no file that Shelfcast reads.",
            fix="check bucket and key, and that your credentials may list them",
        )
    for place, (name, size) in enumerate(found):
        shown = f"s3://{bucket}/{name}"
        if size > access.max_bytes:
            raise too_large(shown, size, access.max_bytes)
        room = workdir / f"object-{place}"
        room.mkdir()
        path = room / (file_name(name) or "object")
        with _told(shown):
            client.download_file(bucket, name, str(path))
        yield path, shown


def _client(access: Access) -> Any:
    try:
        boto3 = importlib.import_module("boto3")
        config = importlib.import_module("botocore.config").Config
    except ImportError as error:
        raise MissingExtraError(
            "s3:// needs boto3, which is not installed.", fix="pip install 'shelfcast[aws]'"
        ) from error
    told = config(connect_timeout=access.timeout, read_timeout=access.timeout)
    return boto3.client("s3", config=told)


def _listed(client: Any, bucket: str, key: str) -> list[tuple[str, int]]:
    """The object of that very key; else those below it that match and are read."""
    wild = _WILD.search(key)
    prefix = key[: wild.start()] if wild else key
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    found = [(str(o["Key"]), int(o["Size"])) for page in pages for o in page.get("Contents", [])]
    itself = [item for item in found if item[0] == key and not key.endswith("/")]
    if itself:
        return itself
    if wild:
        return sorted(item for item in found if fnmatchcase(item[0], key))
    folder = prefix if not prefix or prefix.endswith("/") else f"{prefix}/"
    return sorted(item for item in found if item[0].startswith(folder) and _is_data(item[0]))


def _is_data(key: str) -> bool:
    path = Path(key)
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """Tell what boto3 raises."""
    try:
        faults = importlib.import_module("botocore.exceptions")
    except ImportError:  # told by _client
        yield
        return
    try:
        yield
    except (faults.BotoCoreError, faults.ClientError) as error:
        raise SourceUnreachableError(
            f"{shown} could not be read.",
            evidence=[str(error)],
            fix="check bucket and key, the credentials (AWS_PROFILE), and what they may read",
        ) from error
