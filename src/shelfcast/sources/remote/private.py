"""May this address on the network be called?

    always          addresses of the public internet
    where allowed   private networks and this machine ([sources] allow_private)
    never           link-local, multicast, unspecified, reserved, and the metadata of clouds

An IPv6 address that carries an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by both. Names and
odd spellings (`2130706433`, `0x7f.1`) are resolved first: what is judged is what would be called.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from shelfcast.errors import AddressRefusedError, SourceUnreachableError

_METADATA = frozenset({ip_address("168.63.129.16"), ip_address("100.100.100.200")})
_METADATA_NETS = (ip_network("fd00:ec2::/32"), ip_network("192.0.0.192/32"))
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))

Ip = IPv4Address | IPv6Address


def addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The IP addresses of a host, of which any may be called.

    Raises AddressRefusedError where one of them may not be, SourceUnreachableError where the name
    has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise SourceUnreachableError(
            f"The name {host} has no address.",
            evidence=[str(error)],
            fix="check the name, and that this machine is on the network",
        ) from error
    ips = list(dict.fromkeys(str(item[4][0]) for item in found))
    refused = [reason for ip in ips if (reason := why_refused(ip, allow_private=allow_private))]
    if refused:
        raise AddressRefusedError(
            f"{host} is not an address that is called.",
            evidence=refused,
            why="A link to this machine or its network can reach what is not meant to be read.",
            fix="name a public address; where this one is meant: [sources] allow_private = true, "
            "or --allow-private",
        )
    return ips


def why_refused(ip: str, *, allow_private: bool) -> str:
    """Why the address may not be called, empty where it may.

    >>> why_refused("8.8.8.8", allow_private=False)
    ''
    >>> why_refused("::ffff:127.0.0.1", allow_private=False)
    '::ffff:127.0.0.1 is this machine or a private network'
    >>> why_refused("169.254.169.254", allow_private=True)
    '169.254.169.254 is kept for the network itself'
    """
    for address in _with_carried(ip_address(ip.partition("%")[0])):
        if _never(address):
            return f"{ip} is kept for the network itself"
        if not (address.is_global or allow_private):
            return f"{ip} is this machine or a private network"
    return ""


def _never(address: Ip) -> bool:
    metadata = address in _METADATA or any(address in net for net in _METADATA_NETS)
    odd = address.is_link_local or address.is_multicast or address.is_unspecified
    is_reserved = address.is_reserved and not address.is_loopback
    carries = isinstance(address, IPv6Address) and len(list(_with_carried(address))) > 1
    return metadata or odd or (is_reserved and not carries)


def _with_carried(address: Ip) -> Iterator[Ip]:
    """The address, unless it only carries another one; and those that it carries."""
    carried: list[Ip] = []
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in net for net in _NAT64):
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        carried = [item for item in inner if item is not None]
    yield from carried or [address]
