"""How does a browser on this machine open pages that were written?

A server of one folder's files, on the loopback address only: it reads, lists no folder, follows no
link out of it, answers no other name than its own (so that no page of the web can read it through
a name that points here), and lets its pages load nothing from elsewhere. No state is kept.
Not here: the dashboard's server (dashboard/launch.py).
"""

from __future__ import annotations

import signal
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from shelfcast.errors import InputError

HOST = "127.0.0.1"
KINDS = (".html", ".css", ".js", ".json", ".png", ".svg", ".ico", ".woff2", ".ttf", ".otf")
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def server_of(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the files in `folder`, listening. Raises InputError where the port is taken."""
    root = folder.resolve()

    class Files(_Files):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given, directory=str(root))

    try:
        return ThreadingHTTPServer((HOST, port), Files)
    except OSError as error:
        raise InputError(
            f"The pages cannot be served on {HOST}:{port}.",
            evidence=[str(error.strerror or error)],
            fix=f"--port {port % 65535 + 1}",
            state="Nothing was started.",
        ) from error


def serve_until_stopped(server: ThreadingHTTPServer) -> None:
    """Answer until Ctrl-C or SIGTERM."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
        server.server_close()


class _Files(SimpleHTTPRequestHandler):
    """GET and HEAD of files; everything else is refused."""

    server_version, sys_version = "shelfcast", ""

    def send_head(self) -> Any:
        if not self._is_ours() or not self._is_a_page():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing is written down."""

    def _is_ours(self) -> bool:
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        return name in (HOST, "localhost")

    def _is_a_page(self) -> bool:
        wanted = Path(self.translate_path(self.path))
        if wanted.is_dir():
            wanted = wanted / "index.html"
        inside = wanted.resolve().is_relative_to(self.directory)
        return inside and wanted.is_file() and wanted.suffix in KINDS
