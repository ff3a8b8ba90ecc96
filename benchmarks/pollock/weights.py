"""How much does each polluted file count in the weighted score?

By how many of the files surveyed by the Pollock benchmark had that pollution (pollock_weights.json
of the repository HPI-Information-Systems/Pollock); those of one kind share its number alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_FILES = {
    "source": 1,
    "file_no_payload": 15,
    "file_no_trailing_newline": 184,
    "file_double_trailing_newline": 5,
    "file_no_header": 470,
    "file_header_multirow_2": 47,
    "file_header_multirow_3": 47,
    "file_preamble": 282,
    "file_multitable_same": 188 / 3,
    "file_multitable_more": 188 / 3,
    "file_multitable_less": 188 / 3,
    "file_header_only": 3,
    "file_one_data_row": 4,
    "file_record_delimiter_0xD": 7,
    "file_record_delimiter_0xA": 1691,
    "file_field_delimiter_0x9": 4,
    "file_field_delimiter_0x3B": 834,
    "file_field_delimiter_0x20": 4,
    "file_field_delimiter_0x2C_0x20": 101,
    "file_quotation_char_0x27": 11,
    "file_escape_char_0x5C": 1,
    "file_escape_char_0x00": 7,
}
_ROWS = {
    r"row_(less|more)_sep_row\d+_col\d+": 520 / 1414,
    r"row_extra_quote\d+_col\d+": 1 / 108,
    r"row_field_delimiter_\d+_0x20": 1 / 7,
}


def weights_of(names: Iterable[str]) -> dict[str, float]:
    """The weight of each file that has one.

    >>> weights_of(["file_preamble.csv", "row_extra_quote3_col1.csv", "mine.csv"])
    {'file_preamble.csv': 282.0, 'row_extra_quote3_col1.csv': 0.009259259259259259}
    """
    found = {}
    for name in names:
        stem = name.removesuffix(".csv")
        for pattern, weight in (*_FILES.items(), *_ROWS.items()):
            if re.fullmatch(pattern, stem):
                found[name] = float(weight)
    return found
