"""Which database does an address mean, and what of it is wanted?

    engine://user:password@host:port/database?table=public.sales
    engine://user:password@host/database?query=SELECT ... (query comes last, to the end)
    sqlite:///relative.db, sqlite:////absolute.db, and duckdb: the same

Signs in a user name or password that an address has a use for (`@ : / ? # %`) are written %40 and
so on. What else stands after `?` goes to the driver, as far as OPTIONS has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from shelfcast.errors import AddressRefusedError

ENGINES = {
    "postgresql": "postgresql",
    "postgres": "postgresql",
    "mysql": "mysql",
    "mariadb": "mysql",
    "sqlite": "sqlite",
    "duckdb": "duckdb",
    "mssql": "sqlserver",
    "sqlserver": "sqlserver",
    "snowflake": "snowflake",
    "redshift": "redshift",
}
"""The engine of each scheme; its file is `sources/databases/<engine>.py`."""
FILES = frozenset({"sqlite", "duckdb"})
OPTIONS = frozenset(
    {"sslmode", "sslrootcert", "ssl_ca", "unix_socket", "host", "warehouse", "role", "encrypt"}
    | {"trust_server_certificate"}
)
_QUERY = "query="


@dataclass(frozen=True)
class Address:
    """A database and what of it is wanted; the password is in no repr and no `shown`."""

    engine: str
    host: str = ""
    port: int | None = None
    user: str = ""
    password: str = field(default="", repr=False)
    database: str = ""
    schema: str = ""
    table: str = ""
    query: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The address as people may see it: without user, password and options."""
        if self.engine in FILES:
            return f"{self.engine}:///{self.database}"
        port = f":{self.port}" if self.port else ""
        return f"{self.engine}://{self.host or 'localhost'}{port}/{self.database}"


def parse_address(url: str) -> Address:
    """The parts of a database's address. Raises AddressRefusedError, which never shows it.

    >>> found = parse_address("postgres://me:p%40ss@db.example:5433/shop?table=public.sales")
    >>> found.shown, found.password, found.table
    ('postgresql://db.example:5433/shop', 'p@ss', 'public.sales')
    >>> parse_address("sqlite:///shop.db?query=SELECT a+1 FROM t WHERE b = 'x&y'").query
    "SELECT a+1 FROM t WHERE b = 'x&y'"
    """
    before, mark, query = _cut_query(url)
    try:
        parts = urlsplit(before)
        port = parts.port
    except ValueError as error:
        raise _unreadable(str(error)) from None
    engine = ENGINES.get(parts.scheme.lower())
    if engine is None:
        raise _unreadable(f"{parts.scheme}:// is no database that is read")
    if parts.fragment:
        raise _unreadable("it holds the sign #")
    told = _told(parts.query)
    if mark and not query.strip():
        raise _unreadable("its query is empty")
    database, _, schema = unquote(parts.path.removeprefix("/")).partition("/")
    if engine in FILES:
        database, schema = unquote(parts.path.removeprefix("/")), ""
    return Address(
        engine=engine,
        host=unquote(parts.hostname or ""),
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        database=database,
        schema=told.pop("schema", schema),
        table=told.pop("table", ""),
        query=unquote(query),
        options=told,
    )


def _cut_query(url: str) -> tuple[str, str, str]:
    """The address before `query=`, and the query to the end, as it stands."""
    start = url.find("?")
    for sign in ("?", "&"):
        place = url.find(sign + _QUERY, start) if start >= 0 else -1
        if place >= 0:
            return url[:place], _QUERY, url[place + 1 + len(_QUERY) :]
    return url, "", ""


def _told(query: str) -> dict[str, str]:
    pairs = [item.partition("=") for item in query.split("&") if item]
    told = {unquote(key): unquote(value) for key, _, value in pairs}
    unknown = sorted(set(told) - OPTIONS - {"table", "schema"})
    if unknown:
        raise _unreadable(f"it has no option {unknown[0]}; known: {', '.join(sorted(OPTIONS))}")
    return told


def _unreadable(why: str) -> AddressRefusedError:
    return AddressRefusedError(
        "The database's address does not read.",
        evidence=[why],
        fix="engine://user:password@host/database?table=NAME, signs like @ and / in the password "
        "written %40 and %2F",
    )
