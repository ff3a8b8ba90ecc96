"""How does whatever was named become a file that landing reads?

A file is there already. Of anything else a copy is made in the working folder: the file of an
address, each object of a bucket, a Parquet file of text a table of a database, a JSON lines file of
a REST source. That copy is the original that the lake keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from shelfcast.declared import Source, filled
from shelfcast.errors import AddressRefusedError, EmptyFileError
from shelfcast.sources.databases import ENGINES, Extract, Growth, Limits, extracts, parse_address
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.caller import Caller
from shelfcast.sources.remote.download import download
from shelfcast.sources.remote.places import Named, Place, scheme
from shelfcast.sources.remote.redacted import redacted
from shelfcast.sources.remote.rest import pull
from shelfcast.sources.remote.s3 import objects
from shelfcast.sources.watermark import NOTE, Watermark

Last = Callable[[str], Watermark | None]
"""The last watermark of that name, None where there is none."""


@dataclass(frozen=True)
class Fetched:
    """A file at hand: what the account calls it, what is to be noted with its rows.

    `dataset` is what a declared source says it holds. `unasked` is true for a table that nobody
    named: where it is none of our datasets it is told, and no fault. `extract` is true for rows
    that were asked for, false for a file as it lay there. `path` is None where nothing is new.
    """

    path: Path | None
    name: str
    notes: Mapping[str, str] = field(default_factory=dict)
    dataset: str | None = None
    unasked: bool = False
    extract: bool = False


def fetch(place: Place, access: Access, workdir: Path, last: Last) -> Iterator[Fetched]:
    """The files of a place, one by one; each lies in `workdir` until the next is asked for.

    Raises InputErrors of the kinds of source.
    """
    if isinstance(place, Path):
        yield from _tables(Fetched(place, place.name), access, workdir)
        return
    workdir.mkdir(parents=True, exist_ok=True)
    for fetched in _fetched(_filled(place), access, workdir, last):
        for found in _tables(fetched, access, workdir):
            yield replace(found, dataset=place.source.dataset)
        _forget(fetched)


def _tables(fetched: Fetched, access: Access, workdir: Path) -> Iterator[Fetched]:
    """The tables of a file that is a database; any other file as it is."""
    engine = database_engine(fetched.path) if fetched.path and not fetched.extract else None
    if engine is None:
        yield fetched
        return
    room = workdir / "tables"
    room.mkdir(parents=True, exist_ok=True)
    inside = Named(fetched.name, Source(url=f"{engine}:///{quote(str(fetched.path))}"))
    for table in _database(inside, access, room, lambda _: None):
        yield table
        _forget(table)


def _forget(fetched: Fetched) -> None:
    if fetched.path is not None:
        fetched.path.unlink(missing_ok=True)


def database_engine(path: Path) -> str | None:
    """`sqlite` or `duckdb` where the file's first bytes say so, else None."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:  # told by whoever reads the file
        return None
    if head.startswith(b"SQLite format 3\x00"):
        return "sqlite"
    return "duckdb" if head[8:12] == b"DUCK" else None


def _filled(place: Named) -> Named:
    """A declared source with its variables read from the environment; an address as it stands."""
    if not place.name:
        return place
    return replace(place, source=place.source.model_copy(update={"url": filled(place.source.url)}))


def _fetched(place: Named, access: Access, workdir: Path, last: Last) -> Iterator[Fetched]:
    url = place.source.url
    if place.source.kind == "rest":
        return _rest(place, access, workdir, last)
    if scheme(url) in ENGINES:
        return _database(place, access, workdir, last)
    if scheme(url) == "s3":
        return _bucket(place, access, workdir)
    return _web(place, access, workdir)


def shown_name(place: Place) -> str:
    """What people call the place, without its secrets."""
    if isinstance(place, Path):
        return str(place)
    if place.name:
        return place.name
    with suppress(AddressRefusedError):
        if scheme(place.source.url) in ENGINES:
            return parse_address(place.source.url).shown
    return redacted(place.source.url)


def _web(place: Named, access: Access, workdir: Path) -> Iterator[Fetched]:
    with Caller(access) as caller:
        path, shown = download(place.source.url, caller, workdir)
    yield Fetched(path, place.name or shown, {"source": shown})


def _bucket(place: Named, access: Access, workdir: Path) -> Iterator[Fetched]:
    for path, shown in objects(place.source.url, access, workdir):
        name = f"{place.name}/{path.name}" if place.name else shown
        yield Fetched(path, name, {"source": shown})


def _database(place: Named, access: Access, workdir: Path, last: Last) -> Iterator[Fetched]:
    source = place.source
    address = parse_address(source.url)
    address = replace(
        address, table=source.table or address.table, query=source.query or address.query
    )
    limits = Limits(access.timeout, access.statement_timeout, source.batch_rows)
    growth = None
    if source.watermark:
        growth = Growth(place.name, source.watermark, source.lookback, last)
    asked = bool(address.table or address.query)
    for extract in extracts(address, limits, workdir, growth):
        yield _told(extract, place.name or address.shown, asked=asked)


def _told(extract: Extract, of: str, *, asked: bool) -> Fetched:
    name = f"{of}/{extract.name}" if extract.name else of
    notes = {"source": of}
    if extract.watermark is not None:
        notes[NOTE] = extract.watermark.note()
    if not extract.rows and asked and not extract.since:
        raise EmptyFileError(f"{name} has no rows.", fix="check the table or query")
    path = extract.path if extract.rows else None
    return Fetched(path, name, notes, unasked=not asked, extract=True)


def _rest(place: Named, access: Access, workdir: Path, last: Last) -> Iterator[Fetched]:
    source = place.source
    of = f"{place.name}: {source.watermark}"
    before = last(of) if source.watermark else None
    pulled = pull(place.name, source, access, workdir, before)
    notes = {"source": place.name}
    highest = pulled.highest if pulled.highest is not None else before and before.value
    if highest is not None:
        notes[NOTE] = Watermark(of, highest).note()
    if not pulled.records and before is None:
        raise EmptyFileError(
            f"{place.name} has no records.", fix="check the source's url and records"
        )
    yield Fetched(pulled.path if pulled.records else None, place.name, notes, extract=True)
