"""How is a tar file opened without being fooled?

Only plain files are taken: links, devices and pipes are stepped over. Names are never used as
paths. The same limits hold as for zip (see `archives`).
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

from shelfcast.errors import EmptyFileError, TooLargeError
from shelfcast.sources.packed.archives import BROKEN, LIMIT, MEMBERS, broken, copy, is_member, shown

_FAULTS = (*BROKEN, tarfile.TarError, UnicodeError, OverflowError)


def unpack_tar(
    path: Path, name: str, workdir: Path, limit: int = LIMIT
) -> Iterator[tuple[str, Path]]:
    """Each member's name and its file. Raises DamagedFileError, TooLargeError, EmptyFileError."""
    try:
        with tarfile.open(path, mode="r:") as archive:
            members = [info for info in _listed(archive, name) if info.isreg()]
            wanted = [info for info in members if is_member(info.name)]
            if not wanted:
                raise EmptyFileError(f"{name} holds no files.", fix="pack the exports again")
            left = limit
            for place, info in enumerate(wanted):
                target = workdir / f"member-{place}"
                source = archive.extractfile(info)
                assert source is not None
                with source, target.open("wb") as out:
                    left -= copy(source, out, f"{name}!{shown(info.name)}", left)
                yield shown(info.name), target
    except _FAULTS as error:
        raise broken(name, "tar file", error) from error


def _listed(archive: tarfile.TarFile, name: str) -> list[tarfile.TarInfo]:
    members = []
    for info in archive:
        members.append(info)
        if len(members) > MEMBERS:
            raise TooLargeError(
                f"{name} holds more than {MEMBERS:,} files.",
                fix="unpack it yourself and name the files inside",
            )
    return members
