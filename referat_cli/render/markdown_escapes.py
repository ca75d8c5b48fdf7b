"""Text written as Markdown that shows just that text, wherever it stands: in a list, a report, a comment on GitHub."""

import re

from referat_cli.render.screen import plain

# What Markdown or GitHub would read as its own. A name or number after @ or # would call a person or link an issue, as
# GH-12 does, and an address would become a link: a character of no width stops them.
_MARKDOWN = r"(?i)(?P<calls>[@#](?!\s))|(?P<address>\b(?:(?:https?|ftp|www)(?=[:.])|GH(?=-\d)))|[\\`*_\[\]<>|~$&#]"
# What would be an item of a list, or a line across the page, where a text begins.
_BLOCK = r"\s*(?:(?:\d{1,9}[.)]|[-+])(?=\s|$)|[-=](?=[-=\s]*$))"
_NO_WIDTH = "&#8203;"


def escape_markdown(text: str) -> str:
    """The text as Markdown that shows just that text, on one line, white space at its ends included.

    Marks are written as entities, which are text wherever they stand; backslashes are not inside a formula.
    """
    return as_block(escape_within(text))


def as_block(markdown: str) -> str:
    """Escaped Markdown that begins no list, and is no line across the page, where a block begins with it."""
    found = re.match(_BLOCK, markdown)
    return f"{found[0][:-1]}&#{ord(found[0][-1])};{markdown[found.end() :]}" if found else markdown


def escape_within(text: str) -> str:
    """A piece of a text as Markdown, where something stands before it on its line."""
    return re.sub(_MARKDOWN, _harmless, re.sub(r"\s+", " ", plain(text)))


def _harmless(found: re.Match[str]) -> str:
    text = found[0]
    if found["address"]:
        return text + _NO_WIDTH
    return f"&#{ord(text)};{_NO_WIDTH if found['calls'] else ''}"
