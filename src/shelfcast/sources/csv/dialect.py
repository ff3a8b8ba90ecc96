"""Which signs part and quote the cells of this CSV?

A dialect is what a person would have to tell a reader: the delimiter (one sign, several, or a run
of blanks), the sign around cells, whether a backslash escapes it, which lines are comments, and
whether each line is wrapped as one quoted cell. `sniff_dialect` in `sniff.py` finds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

NAMES = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "bar",
    " ": "space",
    "  ": "blanks",
    ":": "colon",
    "~": "tilde",
    "^": "caret",
}


@dataclass(frozen=True)
class Dialect:
    """The signs of one file.

    `runs`: any longer run of blanks is one delimiter too. `escape`: a backslash before a quote
    makes it a sign of the text. `comment`: lines that begin with it hold no cells.
    """

    delimiter: str
    quote: str = '"'
    escape: bool = False
    runs: bool = False
    comment: str = ""
    wrapped: bool = False

    @property
    def label(self) -> str:
        """The delimiter in words."""
        return NAMES.get(self.delimiter, self.delimiter)

    @property
    def plain(self) -> bool:
        """True where a quick reader can take it as it is."""
        return (
            len(self.delimiter.encode()) == 1
            and self.quote == '"'
            and not (self.escape or self.runs or self.comment or self.wrapped)
        )

    @cached_property
    def parting(self) -> re.Pattern[str]:
        """What parts two cells, as a pattern."""
        if self.runs:
            return re.compile(r"[ \t]{2,}|\t" if self.delimiter == "  " else r"[ \t]+")
        return re.compile(re.escape(self.delimiter))

    def is_comment(self, line: str) -> bool:
        """True for a line that is a remark, not a record.

        >>> Dialect(",", comment="#").is_comment("# made by the till")
        True
        """
        return bool(self.comment) and line.lstrip().startswith(self.comment)

    def parts(self, line: str) -> list[str]:
        """The cells of a line in which no sign quotes.

        >>> Dialect("  ", runs=True).parts("milk     3   1.20")
        ['milk', '3', '1.20']
        """
        if self.runs:
            return self.parting.split(line.strip())
        return line.split(self.delimiter)
