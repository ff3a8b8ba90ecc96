"""How is the dashboard opened? Streamlit in a process of its own, told of the project.

Settings go with the command, so that a file of Streamlit's in the working folder changes nothing.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from shelfcast.dashboard.theme import streamlit_theme
from shelfcast.errors import InputError

PROJECT_VARIABLE = "SHELFCAST_PROJECT"


def launch(project: Path, host: str, port: int) -> int:
    """Serve the project until Ctrl-C or SIGTERM; the exit code of the server.

    Raises InputError where the port is taken.
    """
    _check_free(host, port)
    with subprocess.Popen(command(host, port), env=environment(project)) as server:
        before = signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            server.wait()
            return 0
        finally:
            signal.signal(signal.SIGTERM, before)


def environment(project: Path) -> dict[str, str]:
    """The server's environment: this one, and the project."""
    return {**os.environ, PROJECT_VARIABLE: str(project)}


def command(host: str, port: int) -> list[str]:
    """The command that serves the dashboard; no module of the working folder is taken for ours."""
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": str(not _has_screen()).lower(),
        "server.fileWatcherType": "none",
        "runner.magicEnabled": "false",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "client.showErrorDetails": "none",
        "client.toolbarMode": "viewer",
        **streamlit_theme(),
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    app = str(Path(__file__).with_name("app.py"))
    return [sys.executable, "-P", "-m", "streamlit", "run", app, *flags]


def _has_screen() -> bool:
    """A browser is opened only where there is a screen to open it on."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY"))


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise InputError(
                f"The dashboard cannot listen on {host}:{port}.",
                evidence=[str(error.strerror or error)],
                fix=f"shelfcast serve --port {port % 65535 + 1}",
                state="Nothing was started.",
            ) from error
