from __future__ import annotations

import socket
from itertools import pairwise
from pathlib import Path

import pytest

from shelfcast.dashboard.launch import PROJECT_VARIABLE, command, environment, launch
from shelfcast.errors import InputError


def test_no_traceback_and_no_statistics_leave_the_server() -> None:
    words = command("127.0.0.1", 8599)
    told = dict(pairwise(words))
    assert told["--client.showErrorDetails"] == "none"
    assert told["--browser.gatherUsageStats"] == "false"
    assert told["--server.port"] == "8599"
    assert told["--theme.light.backgroundColor"] == "#FFFFFF"
    assert Path(words[words.index("run") + 1]).is_file()


def test_the_server_is_told_of_the_project(tmp_path: Path) -> None:
    assert environment(tmp_path)[PROJECT_VARIABLE] == str(tmp_path)


def test_a_port_that_is_taken_is_told_with_another(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(InputError) as caught:
            launch(tmp_path, "127.0.0.1", port)
    assert f"{port}" in caught.value.what
    assert "--port" in caught.value.fix
