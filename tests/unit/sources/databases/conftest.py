"""Real servers, each private to the test run: its own folder, its own socket, no port."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pymysql
import pytest

POSTGRES = "apt-get install postgresql"
MARIADB = "apt-get install mariadb-server-core mariadb-client-core"
PATIENCE = 60


def _program(name: str, install: str) -> str:
    """The newest program of that name; the test is skipped, with the way to get it, where none."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name) or shutil.which(f"/usr/sbin/{name}")
    if path is None:
        pytest.skip(f"{name} is not on this machine: {install}")
    return path


def _as_nobody() -> list[str]:
    """PostgreSQL does not run as root: as root, it is started as `nobody`."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip(
            "root cannot run PostgreSQL, and setpriv is not here: apt-get install util-linux"
        )
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


@pytest.fixture(scope="session")
def server_room() -> Iterator[Path]:
    """A short path, since a socket's may have 107 signs, that `nobody` may enter."""
    with tempfile.TemporaryDirectory(prefix="shelf-") as place:
        room = Path(place)
        room.chmod(0o777)
        yield room


@pytest.fixture(scope="session")
def postgresql(server_room: Path) -> Iterator[str]:
    """The address of a PostgreSQL database, without a table."""
    initdb = _program("initdb", POSTGRES)
    server = _program("postgres", POSTGRES)
    who = _as_nobody()
    data = server_room / "pg"
    subprocess.run(
        [*who, initdb, "-D", data, "-U", "shop", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        capture_output=True,
        cwd=server_room,
    )
    quick = [
        "-c",
        "fsync=off",
        "-c",
        "listen_addresses=",
        "-c",
        f"unix_socket_directories={server_room}",
    ]
    with _running([*who, server, "-D", str(data), *quick], lambda: _takes_postgres(server_room)):
        yield f"postgresql://shop:s%40cret@/postgres?host={server_room}"


@pytest.fixture(scope="session")
def mariadb(server_room: Path) -> Iterator[str]:
    """The address of a MariaDB database, without a table."""
    install, server = _program("mariadb-install-db", MARIADB), _program("mariadbd", MARIADB)
    data, socket = server_room / "my", server_room / "my.sock"
    who = ["--user=root"] if os.geteuid() == 0 else []
    subprocess.run(
        [
            install,
            "--no-defaults",
            f"--datadir={data}",
            "--auth-root-authentication-method=normal",
            *who,
        ],
        check=True,
        capture_output=True,
    )
    quick = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin"]
    command = [server, "--no-defaults", f"--datadir={data}", f"--socket={socket}", *quick, *who]
    with _running(command, lambda: _takes_mysql(socket)):
        yield f"mariadb://root@localhost/test?unix_socket={socket}"


def _takes_postgres(socket: Path) -> bool:
    with contextlib.suppress(psycopg2.OperationalError):
        psycopg2.connect(host=str(socket), user="shop", dbname="postgres").close()
        return True
    return False


def _takes_mysql(socket: Path) -> bool:
    with contextlib.suppress(pymysql.err.OperationalError):
        pymysql.connect(user="root", unix_socket=str(socket)).close()
        return True
    return False


class _running:  # noqa: N801
    """A server, from the moment that it takes a connection until it is told to stop."""

    def __init__(self, command: list[str], is_ready: Callable[[], bool]) -> None:
        self.command, self.is_ready = command, is_ready

    def __enter__(self) -> None:
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for _ in range(PATIENCE * 20):
            if self.is_ready():
                return
            if self.process.poll() is not None:
                assert self.process.stdout is not None
                pytest.fail(f"the server did not start: {self.process.stdout.read()[-800:]}")
            time.sleep(0.05)
        pytest.fail("the server did not start in time")

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        try:
            self.process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
