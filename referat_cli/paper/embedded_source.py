"""The record that a Word file carries: a part of XML of its own, which Word and LibreOffice keep when they save.

The bytes stand there as base64, because XML would read line ends and marks of a file otherwise than they are. Which
part it is, the namespace tells: a program that saves the file gives its parts other names.
"""

import binascii
import re
from base64 import b64decode, b64encode
from html import escape, unescape

from referat_cli.paper.writing.look import Embedded

NAMESPACE = "urn:referat:kilde"
_ELEMENT = re.compile(
    rb"<(?P<prefix>[\w.-]+:)?kilde\b(?P<attributes>[^>]*)>(?P<content>[A-Za-z0-9+/=\s]*)</(?P=prefix)?kilde\s*>"
)


def as_xml(embedded: Embedded) -> bytes:
    """The record as the part of a Word file."""
    content = b64encode(embedded.content).decode("ascii")
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<kilde xmlns="{NAMESPACE}" fil="{escape(embedded.name)}" koding="base64">{content}</kilde>'
    ).encode()


def from_xml(part: bytes) -> Embedded | None:
    """The record of a part of a Word file; None of any other part."""
    if NAMESPACE.encode() not in part:
        return None
    found = _ELEMENT.search(part)
    if not found:
        return None
    name = re.search(rb"\bfil=(?:\"([^\"]*)\"|'([^']*)')", found["attributes"])
    shown = (name[1] or name[2] or b"").decode("utf-8", "replace") if name else ""
    try:
        return Embedded(unescape(shown), b64decode(found["content"], validate=False))
    except (ValueError, binascii.Error):
        return None
