"""How is an address shown without its secrets?

User, password and fragment are left out. Of what stands after `?`, only names are shown: a value
may be a token or a signature.
"""

from __future__ import annotations

from urllib.parse import urlsplit

HIDDEN = "***"


def redacted(url: str) -> str:
    """The address as people may see it.

    >>> redacted("https://me:secret@shop.example/a/sales.csv?day=1&token=abc#x")
    'https://shop.example/a/sales.csv?day=***&token=***'
    """
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        host = parts.hostname or ""
    except ValueError:
        return f"{url.split(':', maxsplit=1)[0]}://{HIDDEN}"
    host = f"[{host}]" if ":" in host else host
    names = [item.partition("=")[0] for item in parts.query.split("&") if item]
    query = "?" + "&".join(f"{name}={HIDDEN}" for name in names) if names else ""
    return f"{parts.scheme}://{host}{port}{parts.path}{query}"
