"""Which files are attached to a PDF? An e-invoice has its lines in one, as XML.

Source: ISO 32000-1, 7.7.4 (name trees) and 7.11.4 (embedded files).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

DEPTH = 8
LIMIT = 32 << 20


def attached_xml(document: Any) -> list[bytes]:
    """The XML files attached to a pdfminer document, those named like invoices first."""
    names = resolve1(document.catalog.get("Names"))
    tree = resolve1(names.get("EmbeddedFiles")) if isinstance(names, dict) else None
    found = list(_files(tree, DEPTH))
    associated = resolve1(document.catalog.get("AF"))
    for spec in associated if isinstance(associated, list) else []:
        found += _file(resolve1(spec))
    xml = [content for _, content in found if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")]
    return list(dict.fromkeys(xml))


def _files(node: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    if not isinstance(node, dict) or depth == 0:
        return
    names = resolve1(node.get("Names"))
    for spec in names[1::2] if isinstance(names, list) else []:
        yield from _file(resolve1(spec))
    kids = resolve1(node.get("Kids"))
    for kid in kids if isinstance(kids, list) else []:
        yield from _files(resolve1(kid), depth - 1)


def _file(spec: Any) -> list[tuple[str, bytes]]:
    held = resolve1(spec.get("EF")) if isinstance(spec, dict) else None
    stream = resolve1(held.get("F") or held.get("UF")) if isinstance(held, dict) else None
    if not isinstance(stream, PDFStream):
        return []
    content = stream.get_data()
    return [(str(spec.get("F", "")), content)] if len(content) <= LIMIT else []
