"""How does a file appear whole or not at all?

It is written beside its place under another name and then takes the place in one step.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsxwriter.exceptions import FileCreateError

from shelfcast.errors import DiskFullError, InputError

NOT_REPLACED = "Nothing was written; a file that was there is still there."


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A file to write to, which becomes `path` when all went well and is gone otherwise.

    Raises InputError where the folder cannot be written to, DiskFullError where it is full.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder.", fix="name a file in it", state=NOT_REPLACED)
    partial: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            dir=path.parent, prefix=f".{path.stem}.", suffix=path.suffix
        )
        os.close(handle)
        partial = Path(name)
        partial.chmod(0o644)
        yield partial
        partial.replace(path)
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise _told(path, cause if isinstance(cause, OSError) else OSError(str(error))) from error
    except OSError as error:
        raise _told(path, error) from error
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


def _told(path: Path, error: OSError) -> Exception:
    if error.errno == errno.ENOSPC:
        return DiskFullError(
            f"No space is left to write {path.name}.",
            fix="free some space and write it again",
            state=NOT_REPLACED,
        )
    return InputError(
        f"{path} cannot be written.",
        evidence=[str(error.strerror or error)],
        fix="name a file in a folder that you may write to",
        state=NOT_REPLACED,
    )
