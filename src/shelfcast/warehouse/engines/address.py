"""Where is the engine's server, and who are we there?

    engine://user:password@host:port/database?option=value

as the sources write it: `${NAME}` is read from the environment; signs in a password that an address
has a use for (`@ : / ? # %`) are written %40 and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from shelfcast.declared import filled
from shelfcast.errors import SettingError
from shelfcast.target import TargetSettings


@dataclass(frozen=True)
class Server:
    """The parts of an address; the password is in no repr and no `shown`."""

    scheme: str
    host: str
    port: int | None
    user: str
    password: str = field(repr=False)
    database: str
    options: Mapping[str, str]

    @property
    def shown(self) -> str:
        """The address as people may see it."""
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{self.host or 'localhost'}{port}/{self.database}"


def server_of(target: TargetSettings, *schemes: str) -> Server:
    """The server of a target whose address begins with one of `schemes`.

    Raises SettingError where the address does not read or a variable is not set.

    >>> told = TargetSettings(engine="postgres", url="postgresql://me:a%40b@db.example/shop")
    >>> server_of(told, "postgresql").shown, server_of(told, "postgresql").password
    ('postgresql://db.example/shop', 'a@b')
    """
    try:
        parts = urlsplit(filled(target.url or ""))
        port = parts.port
    except ValueError as error:
        raise _unreadable(schemes, str(error)) from None
    if parts.scheme not in schemes:
        raise _unreadable(schemes, f"it begins with {parts.scheme or 'nothing'}://")
    return Server(
        scheme=parts.scheme,
        host=unquote(parts.hostname or ""),
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        database=unquote(parts.path.strip("/")),
        options=dict(parse_qsl(parts.query)),
    )


def _unreadable(schemes: tuple[str, ...], why: str) -> SettingError:
    return SettingError(
        "The engine's address does not read.",
        evidence=[why],
        fix=f"mend url in [target] of shelfcast.toml: {schemes[0]}://user:${{PASSWORD}}@host/name",
    )
