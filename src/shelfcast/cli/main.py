"""How does a command end: its exit code, and an error without a traceback?"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

import typer

from shelfcast.cli.app import app
from shelfcast.errors import InputError, InterruptedRunError, ShelfcastError
from shelfcast.terminal import print_error

CTRL_C = 130
"""What typer returns where a command was stopped by Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every error ends as its code, no traceback reaches the person."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    as_json = "--json" in given
    _open_streams()
    try:
        code = app(given, prog_name="shelfcast", standalone_mode=False) or 0
        if code == CTRL_C:
            raise KeyboardInterrupt
        sys.stdout.flush()
    except ShelfcastError as error:
        code = _failed(error, as_json)
    except typer.TyperException as error:
        code = _failed(_misused(error), as_json)
    except (KeyboardInterrupt, typer.Abort):
        code = _failed(InterruptedRunError("Stopped.", state=""), as_json)
    except BrokenPipeError:
        # The reader has gone; whatever Python would still flush goes nowhere, without a complaint.
        sys.stdout = sys.stderr = None
        code = 1
    except Exception as error:
        from shelfcast.show.fault import told

        code = _failed(told(error), as_json)
    raise SystemExit(code)


def _open_streams() -> None:
    """A closed stream swallows what is written; letters that a stream cannot hold are escaped."""
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _failed(error: ShelfcastError, as_json: bool) -> int:
    print_error(error, as_json=as_json)
    return error.exit_code


def _misused(error: typer.TyperException) -> InputError:
    """A command that was written wrongly, told as any other mistake."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return InputError("No command was given.", why=str(error), state="")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "shelfcast"
    what = error.format_message() if hasattr(error, "format_message") else str(error)
    return InputError(what, fix=f"{command} --help", state="")
