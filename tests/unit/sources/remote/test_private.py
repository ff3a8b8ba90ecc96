from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shelfcast.errors import AddressRefusedError, SourceUnreachableError
from shelfcast.sources.remote.private import addresses, why_refused

PRIVATE = (
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fc00::1",
    "::ffff:10.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
)
NEVER = (
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "2002:a9fe:a9fe::",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "168.63.129.16",
    "100.100.100.200",
    "192.0.0.192",
    "224.0.0.1",
    "255.255.255.255",
    "0.0.0.0",
    "::",
    "ff02::1",
)


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_private_address_is_refused_unless_allowed(ip: str) -> None:
    assert why_refused(ip, allow_private=False)
    assert not why_refused(ip, allow_private=True)


@pytest.mark.parametrize("ip", NEVER)
def test_some_addresses_are_refused_even_where_private_ones_are_allowed(ip: str) -> None:
    assert why_refused(ip, allow_private=False)
    assert why_refused(ip, allow_private=True)


@pytest.mark.parametrize("ip", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_a_public_address_may_be_called(ip: str) -> None:
    assert why_refused(ip, allow_private=False) == ""


@given(st.ip_addresses(v=4))
def test_an_address_hidden_in_ipv6_is_judged_like_itself(ip: ipaddress.IPv4Address) -> None:
    plain = bool(why_refused(str(ip), allow_private=False))
    mapped = ipaddress.IPv6Address(b"\0" * 10 + b"\xff\xff" + ip.packed)
    nat64 = ipaddress.IPv6Address(ipaddress.IPv6Address("64:ff9b::").packed[:12] + ip.packed)
    assert bool(why_refused(str(mapped), allow_private=False)) == plain
    assert bool(why_refused(str(nat64), allow_private=False)) == plain


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "0x7f.1", "[::1]"]
)
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises((AddressRefusedError, SourceUnreachableError)) as caught:
        addresses(host.strip("[]"), 443, allow_private=False)
    assert caught.value.code == "address_refused"


def test_one_private_answer_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*_: object, **__: object) -> list[object]:
        return [(0, 0, 0, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    with pytest.raises(AddressRefusedError) as caught:
        addresses("shop.example", 443, allow_private=False)
    assert "10.0.0.1" in str(caught.value)


def test_a_name_without_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> list[object]:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(socket, "getaddrinfo", none)
    with pytest.raises(SourceUnreachableError):
        addresses("gone.example", 443, allow_private=False)
