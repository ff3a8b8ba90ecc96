"""How is the dashboard opened? Streamlit in a process of its own, told of the project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT_VARIABLE = "SHELFCAST_PROJECT"


def launch(project: Path, host: str, port: int) -> int:
    """Serve the project until Ctrl-C; the exit code of the server."""
    command = [sys.executable, "-m", "streamlit", "run", str(Path(__file__).with_name("app.py"))]
    command += ["--server.address", host, "--server.port", str(port)]
    command += ["--server.headless", str(not _has_screen()).lower()]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    try:
        return subprocess.run(
            command, env={**os.environ, PROJECT_VARIABLE: str(project)}, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


def _has_screen() -> bool:
    """A browser is opened only where there is a screen to open it on."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY"))
