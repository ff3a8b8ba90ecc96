"""How is an address on the web called without being led somewhere else?

Each call, and each redirect, is checked: its scheme, and every IP address its name resolves to. The
call then goes to the address that was checked, not to the name, so that an answer of DNS that
changes in between leads nowhere else. Certificates are checked against the name. No proxy is used.

A server that is busy (429, 502, 503, 504) or drops the line is asked again, later each time.
A token goes to the host it was given for, and to no other.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Self

import httpx

from shelfcast.errors import (
    AddressRefusedError,
    ShelfcastError,
    SourceAnswerError,
    SourceUnreachableError,
)
from shelfcast.sources.remote.access import Access
from shelfcast.sources.remote.private import addresses
from shelfcast.sources.remote.redacted import redacted

HOPS = 5
TRIES = 5
LONGEST_WAIT = 60.0
_BUSY = frozenset({429, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_AGENT = "shelfcast"


@dataclass
class Caller:
    """Calls addresses as `access` allows; `wait` sleeps between tries."""

    access: Access
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    wait: float = 1.0

    _clients: dict[str, httpx.Client] = field(default_factory=dict, init=False, repr=False)

    def __enter__(self) -> Self:
        """The caller, with lines that are kept open between calls."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close them."""
        for client in self._clients.values():
            client.close()

    @contextmanager
    def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        accept: frozenset[int] = frozenset(),
    ) -> Iterator[httpx.Response]:
        """The answer, its body not yet read; a status of `accept` is no error.

        Raises AddressRefusedError, SourceUnreachableError, SourceAnswerError.
        """
        try:
            target = httpx.URL(url)
            target = target.copy_merge_params(dict(params)) if params else target
            response = self._answered(target)
        except httpx.InvalidURL as error:
            raise _no_address(url, str(error)) from None
        try:
            if not response.is_success and response.status_code not in accept:
                raise _bad_status(response, target)
            yield response
        except httpx.RequestError as error:
            raise _unreachable(target, error) from None
        finally:
            response.close()

    def _client(self, url: httpx.URL) -> httpx.Client:
        """A client a host: an open line is never used for another name at the same IP address."""
        if url.host not in self._clients:
            timeout, agent = httpx.Timeout(self.access.timeout), {"User-Agent": _AGENT}
            self._clients[url.host] = httpx.Client(timeout=timeout, trust_env=False, headers=agent)
        return self._clients[url.host]

    def _answered(self, url: httpx.URL) -> httpx.Response:
        """The first answer that is not `busy`; the last one, after TRIES of them."""
        for attempt in range(TRIES):
            last = attempt == TRIES - 1
            try:
                response = self._followed(url)
            except httpx.TransportError as error:
                if last:
                    raise _unreachable(url, error) from None
                time.sleep(self._pause(attempt, None))
                continue
            if last or response.status_code not in _BUSY:
                return response
            response.close()
            time.sleep(self._pause(attempt, response.headers.get("Retry-After")))
        raise AssertionError("the last try returns or raises")

    def _pause(self, attempt: int, told: str | None) -> float:
        asked = _seconds(told) if told else None
        pause = self.wait * 2**attempt if asked is None else asked
        return min(max(pause, 0.0), LONGEST_WAIT)

    def _followed(self, url: httpx.URL) -> httpx.Response:
        place = url
        for _ in range(HOPS + 1):
            sends = self.headers if _origin(place) == _origin(url) else {}
            response = self._sent(place, sends)
            moved = response.headers.get("Location")
            if response.status_code not in _MOVED or not moved:
                return response
            response.close()
            place = place.join(moved)
        raise SourceAnswerError(
            f"{redacted(str(url))} leads on more than {HOPS} times.", fix="name the last address"
        )

    def _sent(self, url: httpx.URL, sends: Mapping[str, str]) -> httpx.Response:
        """The answer of the first IP address that takes the call."""
        self._check_scheme(url)
        port = url.port or (443 if url.scheme == "https" else 80)
        name = url.raw_host.decode("ascii")
        ips = addresses(name, port, allow_private=self.access.allow_private)
        client = self._client(url)
        failed: httpx.TransportError | None = None
        for ip in ips:
            request = client.build_request(
                "GET",
                url.copy_with(host=ip, userinfo=b""),
                headers={**sends, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": name},
            )
            auth = (url.username, url.password) if url.username else None
            try:
                return client.send(request, stream=True, auth=auth)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        assert failed is not None
        raise failed

    def _check_scheme(self, url: httpx.URL) -> None:
        if url.scheme == "https" or (url.scheme == "http" and self.access.allow_http):
            return
        is_http = url.scheme == "http"
        raise AddressRefusedError(
            f"{redacted(str(url))} is not an address that is called.",
            why="http:// lets anybody on the way read and change what comes."
            if is_http
            else "Only https:// is followed from there.",
            fix="write https://, or allow it: [sources] allow_http = true, or --allow-http"
            if is_http
            else "name the https:// address itself",
        )


def _no_address(url: str, why: str) -> AddressRefusedError:
    return AddressRefusedError(
        f"{redacted(url)} does not read as an address.",
        evidence=[why],
        fix="check how it is written",
    )


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _seconds(told: str) -> float | None:
    """How long Retry-After says to wait: seconds, or a date."""
    with suppress(ValueError):
        return float(told)
    with suppress(ValueError):
        when = parsedate_to_datetime(told)
        return (when - datetime.now(UTC if when.tzinfo else None)).total_seconds()
    return None


def _unreachable(url: httpx.URL, error: Exception) -> SourceUnreachableError:
    return SourceUnreachableError(
        f"{redacted(str(url))} does not answer as it should.",
        evidence=[f"{type(error).__name__}: {error}"],
        fix="check the address and the network, then run this again",
    )


def _bad_status(response: httpx.Response, url: httpx.URL) -> ShelfcastError:
    said = f"{response.status_code} {response.reason_phrase}".strip()
    if response.status_code in {401, 403}:
        return SourceUnreachableError(
            f"{redacted(str(url))} does not let us in.",
            evidence=[said],
            fix="check the token, or the user and password, and what they may read",
        )
    kind = SourceUnreachableError if response.status_code in _BUSY else SourceAnswerError
    return kind(
        f"{redacted(str(url))} answers {said}.", fix="check the address, then run this again"
    )
