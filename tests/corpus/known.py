"""The cases that do not land right yet, with the first fault of each. Written by score.py."""

FLOOR = 0.0
KNOWN: dict[str, str] = {}
