"""Which files are in a mail, or in a saved web page of one file (.eml, .mht)?

Attachments are members, as in an archive. A body in HTML is one where no attachment is a data file,
and where it holds a table.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from shelfcast.errors import EmptyFileError, TooLargeError
from shelfcast.sources.damage import PARSER_FAULTS, unreadable
from shelfcast.sources.packed.archives import MEMBERS, is_member, shown

LIMIT = 256 << 20


def unpack_mail(path: Path, name: str, workdir: Path) -> Iterator[tuple[str, Path]]:
    """Each attachment's name and its file.

    Raises DamagedFileError, TooLargeError, EmptyFileError.
    """
    if path.stat().st_size > LIMIT:
        raise TooLargeError(f"{name} is larger than {LIMIT >> 20} MiB.", fix="save its attachments")
    try:
        parts = _parts(path.read_bytes())
    except PARSER_FAULTS as error:
        raise unreadable(name, "a mail", error) from error
    if not parts:
        raise EmptyFileError(f"{name} has no attachment and no table.", fix="attach the export")
    for place, (title, content) in enumerate(parts):
        target = workdir / f"member-{place}"
        target.write_bytes(content)
        yield title, target


def _parts(raw: bytes) -> list[tuple[str, bytes]]:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    attached: list[tuple[str, bytes]] = []
    bodies: list[tuple[str, bytes]] = []
    for place, part in enumerate(message.walk()):
        if place > MEMBERS or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        title = part.get_filename()
        if not isinstance(content, bytes) or not content.strip():
            continue
        if title and is_member(title) and part.get_content_maintype() != "image":
            attached.append((shown(title), content))
        elif part.get_content_type() == "text/html" and b"<t" in content.lower():
            bodies.append((f"body {len(bodies) + 1}.html", content))
    return attached or bodies
