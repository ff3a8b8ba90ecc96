"""Which currency does this sign stand for?

A sign that several countries share ($, kr, ¥) is the project country's own where it has one of
that sign, else the commonest. Codes are ISO 4217.
"""

from __future__ import annotations

import re

_SIGNS = {
    "£": "GBP", "€": "EUR", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "₴": "UAH", "₱": "PHP", "₦": "NGN", "฿": "THB", "₸": "KZT", "₾": "GEL",
    "us$": "USD", "r$": "BRL", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "hk$": "HKD", "nt$": "TWD", "s$": "SGD", "mx$": "MXN", "cn¥": "CNY",
    "$": "USD", "¥": "JPY", "元": "CNY", "圆": "CNY", "円": "JPY", "원": "KRW",
    "zł": "PLN", "zl": "PLN", "kč": "CZK", "kr": "SEK", "ft": "HUF", "lei": "RON", "лв": "BGN",
    "rs": "INR", "rp": "IDR", "rm": "MYR", "tl": "TRY", "sfr": "CHF", "fr": "CHF", "r": "ZAR",
    "руб": "RUB", "рублей": "RUB", "р": "RUB", "грн": "UAH", "rmb": "CNY",
    "euro": "EUR", "euros": "EUR", "dollars": "USD", "pounds": "GBP",
}  # fmt: skip
_CODES = (
    "GBP USD EUR INR RUB PLN CHF SEK NOK DKK CZK JPY CNY AUD CAD NZD BRL MXN ZAR HUF RON BGN TRY "
    "UAH KRW SGD HKD TWD THB IDR MYR PHP VND ILS AED SAR EGP NGN KES ARS CLP COP PEN ISK KZT RSD"
)
_OWN = {
    "$": {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "MX": "MXN", "HK": "HKD",
          "SG": "SGD", "TW": "TWD", "AR": "ARS", "CL": "CLP", "CO": "COP"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
    "¥": {"JP": "JPY", "CN": "CNY"},
    "rs": {"IN": "INR", "PK": "PKR", "LK": "LKR"},
}  # fmt: skip
_ISO = {code.lower(): code for code in _CODES.split()}
_WRITTEN = sorted({*_SIGNS, *_ISO}, key=len, reverse=True)
CURRENCY_WORDS = tuple(_WRITTEN)
"""Every sign and code in lower case, the longer first."""
_IN_NAME = re.compile(rf"(?<![A-Za-z])({'|'.join(_CODES.split())}|zł|Kč|R\$|[€£₹₽₺₴₩])(?![A-Za-z])")


def currency_code(sign: str, country: str = "GB") -> str | None:
    """The ISO code of a sign or code as written; None where it is no currency.

    >>> currency_code("€"), currency_code("kr", "NO"), currency_code("eur"), currency_code("x")
    ('EUR', 'NOK', 'EUR', None)
    """
    sign = sign.strip().lower().rstrip(".")
    own = _OWN.get(sign, {}).get(country)
    return own or _ISO.get(sign) or _SIGNS.get(sign)


def currency_codes(country: str) -> dict[str, str]:
    """Every sign and code in lower case, with the ISO code it stands for."""
    return {sign: code for sign in _WRITTEN if (code := currency_code(sign, country))}


def currency_in_name(name: str, country: str = "GB") -> str | None:
    """The currency that a column's name tells; None where it tells none.

    >>> currency_in_name("Amount (EUR)"), currency_in_name("Umsatz in €"), currency_in_name("Price")
    ('EUR', 'EUR', None)
    """
    found = _IN_NAME.search(name)
    return currency_code(found[1], country) if found else None
