"""The command line: thin. Each command reads its arguments, calls a room, and shows the answer.

Exit codes: 0 done; 2 the person can mend it, also where some files were refused and the rest was
done; 1 the run failed. With `--json` one document goes to stdout; progress goes to stderr.

A command imports the rooms it needs when it is called: `--help` waits for none of them.
"""

from shelfcast.cli.app import app
from shelfcast.cli.main import main

__all__ = ["app", "main"]
