"""How does a file get here from https://?

It is streamed to the working folder and never held in memory. It is called as the server says
(Content-Disposition), else as the last part of its address; what kind of file it is, its bytes
tell.
"""

from __future__ import annotations

import re
from email.message import Message
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import httpx

from shelfcast.errors import TooLargeError
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.redacted import redacted

_BAD = re.compile(r"[\x00-\x1f\x7f/\\:]+")


def download(url: str, caller: Caller, workdir: Path) -> tuple[Path, str]:
    """The file, and the name that the account shows.

    Raises AddressRefusedError, SourceUnreachableError, SourceAnswerError, TooLargeError.
    """
    shown = redacted(url)
    with caller.get(url) as response:
        own = file_name(urlsplit(url).path)
        given = _disposition(response.headers.get("Content-Disposition", ""))
        path = workdir / (given or own or "download")
        _save(response, path, shown, caller.access.max_bytes)
    return path, f"{shown}!{given}" if given and given != own else shown


def _save(response: httpx.Response, path: Path, shown: str, limit: int) -> None:
    claimed = response.headers.get("Content-Length", "")
    if claimed.isdecimal() and int(claimed) > limit:
        raise too_large(shown, int(claimed), limit)
    written = 0
    with path.open("wb") as out:
        for chunk in response.iter_bytes(1 << 20):
            written += len(chunk)
            if written > limit:
                raise too_large(shown, written, limit)
            out.write(chunk)


def too_large(shown: str, size: int, limit: int) -> TooLargeError:
    """The error for a file beyond the limit."""
    return TooLargeError(
        f"{shown} is {size:,} bytes or more.",
        why=f"One download may be {limit:,} bytes.",
        fix="raise [sources] max_bytes, or fetch the file yourself and name it",
    )


def file_name(path: str) -> str:
    """The last part of an address's path as a file name that stays where it is put.

    >>> file_name("/export/day%201.csv"), file_name("/"), file_name("/..")
    ('day 1.csv', '', '')
    """
    return _BAD.sub("_", PurePosixPath(unquote(path)).name).strip(". ")[:120]


def _disposition(header: str) -> str:
    """The file name of a Content-Disposition header, empty where there is none."""
    message = Message()
    message["Content-Disposition"] = header
    return file_name((message.get_filename() or "").replace("\\", "/"))
