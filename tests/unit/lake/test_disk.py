import errno
import sqlite3

import polars as pl
import pytest
from sqlalchemy.exc import OperationalError

from shelfcast.errors import DiskFullError
from shelfcast.lake import full_disk_told

FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    pl.exceptions.ComputeError("No space left on device (os error 28)"),
    OperationalError("insert", {}, sqlite3.OperationalError("database or disk is full")),
    sqlite3.OperationalError("database or disk is full"),
]


@pytest.mark.parametrize("error", FULL, ids=lambda error: type(error).__name__)
def test_every_library_s_way_of_saying_it_is_one_error(tmp_path, error):
    with pytest.raises(DiskFullError, match=str(tmp_path)), full_disk_told(tmp_path):
        raise error


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "no"), pl.exceptions.ComputeError("bad")])
def test_other_faults_pass_as_they_are(tmp_path, error):
    with pytest.raises(type(error)) as caught, full_disk_told(tmp_path):
        raise error
    assert caught.value is error
