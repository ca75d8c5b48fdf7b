"""The lines of an HTML file of any editor."""

import hashlib
import re
from html import unescape
from typing import TYPE_CHECKING

from referat_cli.i18n import _
from referat_cli.model.user_error import UserError
from referat_cli.paper.libraries import needs
from referat_cli.paper.reading.formats.decoding import decode
from referat_cli.paper.reading.formats.html_lines import HIDDEN_TAGS, HtmlLines, is_hidden_style
from referat_cli.paper.reading.formats.runs import words_of
from referat_cli.paper.reading.source import SourceDocument, SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_BEGINNING = 4096
_NAME = re.compile(r"(/?)([A-Za-z][\w:-]*)")
# Tags that stand inside a word as well as between two.
_INLINE = frozenset("a abbr b big cite code del em font i ins mark q s small span strong sub sup tt u wbr".split())  # noqa: SIM905 - easier to read
_ALONE = frozenset("area br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905 - easier to read
_SELF_ENDING = _ALONE | {"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "html", "body"}
# What people write is some tens of elements deep.
_DEEPEST = 1000


def read_html(name: str, content: bytes) -> SourceDocument:
    """An HTML file; what it hides (scripts, elements that are not shown) is not read."""
    text, remarks = _decoded(name, content)
    text = _without_comments(text)
    if _deepest(text) > _DEEPEST:
        raise UserError(_("{file} er skadd: elementene i den slutter ikke.").format(file=name))
    words, hidden = _shown_words(text)
    if hidden:
        remarks = (*remarks, _("Dokumentet har tekst som ikke vises, og den er ikke lest."))
    lines = html_lines(text)
    return SourceDocument(name, hashlib.sha256(content).hexdigest(), lines, None, remarks, words)


def html_lines(text: str) -> tuple[SourceLine, ...]:
    """The lines of HTML, a document or a part of one; their places count them from 1."""
    with needs("lxml"):
        from lxml import etree  # noqa: PLC0415 - only HTML needs it

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode(errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return ()
    if root is None:
        return ()
    walk: Iterable[tuple[str, _Element]] = etree.iterwalk(root, events=("start", "end"))
    return HtmlLines().read(walk)


def _decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text as the file says that it is written, where it says so and that holds."""
    named = _CHARSET.search(content[:_BEGINNING])
    if named and b"\x00" not in content[:_BEGINNING]:
        try:
            text = content.decode(named[1].decode())
        except (LookupError, UnicodeError):
            pass
        else:
            return decode(name, text.encode(errors="replace"))
    return decode(name, content)


def _without_comments(text: str) -> str:
    """The text without comments, also those that are conditions for Word; one that never ends is text."""
    text = text.replace("<![", "<!--[").replace("]>", "]-->")
    text = text.replace("---->", "-->")
    first, *others = text.split("<!--")
    parts = [first]
    for other in others:
        _comment, mark, after = other.partition("-->")
        parts.append(after if mark else other)
    return "".join(parts)


def _deepest(text: str) -> int:
    """How many elements are open at once, at most; of those that end by themselves the next one ends the last."""
    depth = deepest = 0
    for chunk in text.split("<")[1:]:
        found = _NAME.match(chunk)
        if found and found[2].casefold() not in _SELF_ENDING:
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _shown_words(text: str) -> tuple[list[str], bool]:
    """The words between the tags, and whether there are some that nobody is shown."""
    first, *chunks = text.split("<")
    parts, skipped, depth, hidden = [first], "", 0, False
    for chunk in chunks:
        tag, _end, after = chunk.partition(">")
        found = _NAME.match(tag)
        name = found[2].casefold() if found else ""
        closes = bool(found and found[1])
        if skipped:
            depth += (-1 if closes else 1) * (name == skipped)
            hidden = hidden or (skipped not in HIDDEN_TAGS and bool(words_of(after)) and depth > 0)
            if depth:
                continue
            skipped = ""
        elif name and not closes and name not in _ALONE and (name in HIDDEN_TAGS or is_hidden_style(tag)):
            skipped, depth = name, 1
            hidden = hidden or (name not in HIDDEN_TAGS and bool(words_of(after)))
            continue
        if found or tag[:1] in "!?/":
            parts.append(("" if name in _INLINE else " ") + after)
        else:
            parts.append("<" + chunk)
    return words_of(unescape("".join(parts))), hidden
