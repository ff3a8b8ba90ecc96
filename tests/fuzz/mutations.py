"""How is a file spoiled? By bytes, by lines, by cells, and inside of the zip that a book is.

Every function takes a seeded random.Random, so that a spoiled file can be made again.
"""

from __future__ import annotations

import io
import random
import zipfile

SIGNS = [b"\n", b",", b'"', b"\x00", b"\r", b"\xff", b";", b"'", "é".encode(), b"-", b"(", b"\t"]
SIGNS += [b"<", b">", b"&", b"{", b"]", b"\\", b"\xfe\xff", b"\xef\xbb\xbf", b"/", b"%", b"1e999"]
CELLS = ["", "N/A", "1e999", "9" * 40, "=SUM(A1)", "\u202e", "0x1F", "--", "1/0", "31/31/2024"]
CELLS += ["NaN", "inf", "-0", "1.234.567", "१२", "2024-02-30", "0000-00-00", "99999999", "'", '"']
CELLS += ["Total", "a" * 5_000, "\x00", "💥", "1,2,3", "12:61", "-" * 30, "0.1e-9", "1e308"]
DELIMITERS = (b",", b";", b"\t", b"|")


def spoiled(raw: bytes, rng: random.Random) -> bytes:
    """The file, spoiled in one of the ways that fit it."""
    if raw.startswith(b"PK") and rng.random() < 0.7:
        return _inside_zip(raw, rng)
    if b"\x00" not in raw[:4096] and rng.random() < 0.5:
        return _spoiled_cells(raw, rng)
    return _spoiled_bytes(raw, rng)


def _spoiled_bytes(raw: bytes, rng: random.Random) -> bytes:
    """A few bytes or stretches put in, taken out, moved, doubled or cut off."""
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(raw) + 1)
        reach = 40 if rng.random() < 0.8 else max(len(raw) // 3, 1)
        other = min(len(raw), place + rng.randint(1, reach))
        way = rng.randrange(7)
        if way == 0:
            raw = raw[:place] + rng.choice(SIGNS) + raw[place:]
        elif way == 1:
            raw = raw[:place] + raw[other:]
        elif way == 2:
            raw = raw[:other] + raw[place:]
        elif way == 3:
            raw = raw[:place] + rng.randbytes(rng.randint(1, 6)) + raw[other:]
        elif way == 4:
            raw = raw[:place]
        elif way == 5:
            raw = raw[:place] + raw[place:other] * 5 + raw[other:]
        elif place < len(raw):
            raw = raw[:place] + bytes([raw[place] ^ (1 << rng.randrange(8))]) + raw[place + 1 :]
    return raw


def _spoiled_cells(raw: bytes, rng: random.Random) -> bytes:
    """Some cells hold what tills and people leave in cells; some lines are doubled or swapped."""
    lines = raw.split(b"\n")
    delimiter = max(DELIMITERS, key=raw.count)
    for _ in range(rng.randint(1, 30)):
        place = rng.randrange(len(lines))
        cells = lines[place].split(delimiter)
        cells[rng.randrange(len(cells))] = rng.choice(CELLS).encode()
        lines[place] = delimiter.join(cells)
    for _ in range(rng.randint(0, 3)):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], rng.choice([lines[one], b"", lines[other]])
    return b"\n".join(lines)


def _inside_zip(raw: bytes, rng: random.Random) -> bytes:
    """One member of the archive spoiled, and packed again: a book whose XML is wrong."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = {info.filename: archive.read(info) for info in archive.infolist()}
    except zipfile.BadZipFile:
        return _spoiled_bytes(raw, rng)
    name = rng.choice(sorted(members))
    members[name] = _spoiled_bytes(members[name], rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return out.getvalue()
