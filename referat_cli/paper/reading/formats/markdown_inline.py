"""The words of a paragraph of Markdown without its marks: bold, emphasis, links, escapes, and tags of HTML."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from referat_cli.paper.reading.formats.runs import WordRun

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|!?\[(?P<label>(?:\\.|[^\[\]\\]){0,500})\]\((?P<link><[^<>\n]{0,2000}>|[^()\s]{0,2000})(?:\s+\"[^\"]{0,200}\")?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|(?P<tag></?(?:a|b|br|code|del|em|font|i|ins|mark|p|s|small|span|strong|sub|sup|u)\b[^<>]{0,300}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});)"
    r"|(?P<marks>\*{1,3}|_{1,3})",
)
_STRONG_TAG = re.compile(r"</?(?:b|strong)\b", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")


# More in one paragraph are no marks of anything.
_MOST_MARKS = 300


class _Mark(NamedTuple):
    """A run of marks of emphasis: where it stands among the parts, and what it can do there."""

    place: int
    sign: str
    length: int
    opens: bool
    closes: bool


def inline_runs(text: str) -> list[WordRun]:
    """The words of a paragraph; its line breaks stay, and marks that mark nothing are words."""
    parts: list[WordRun] = []
    marks: list[_Mark] = []
    strong, link = 0, ""
    at = 0
    text = _BREAK.sub("\n", text)
    for token in _TOKEN.finditer(text):
        parts.append(WordRun(text[at : token.start()], strong > 0, link))
        at = token.end()
        if token["marks"]:
            marks.append(_mark(text, token, len(parts)))
            parts.append(WordRun(token[0], strong > 0, link))
        elif token["tag"]:
            closes = token[0].startswith("</")
            if _STRONG_TAG.match(token[0]):
                strong = max(strong + (-1 if closes else 1), 0)
            elif token[0][1:4].casefold().startswith("br"):
                parts.append(WordRun("\n", strong > 0, link))
            elif href := _HREF.search(token[0]):
                link = href[1]
            elif token[0].casefold().startswith("</a"):
                link = ""
        elif token["label"] is not None:
            goes = token["link"].removeprefix("<").removesuffix(">")
            inner = inline_runs(token["label"])
            parts += [run._replace(strong=run.strong or strong > 0, link=goes) for run in inner]
        else:
            word = token["auto"] or unescape(token["entity"] or "") or token[0][1:]
            parts.append(WordRun(word, strong > 0, token["auto"] or link))
    parts.append(WordRun(text[at:], strong > 0, link))
    if len(marks) <= _MOST_MARKS:
        _emphasise(parts, marks)
    return [part for part in parts if part.text]


def _mark(text: str, token: re.Match[str], place: int) -> _Mark:
    before, after = text[max(0, token.start() - 1) : token.start()] or " ", text[token.end() : token.end() + 1] or " "
    sign = token[0][0]
    opens, closes = not after.isspace(), not before.isspace()
    if sign == "_":  # inside a word it is a letter of it
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Mark(place, sign, len(token[0]), opens, closes)


def _emphasise(parts: list[WordRun], marks: list[_Mark]) -> None:
    """Take the marks that belong together out of the parts, and set bold what stands between two double ones."""
    open_marks: list[_Mark] = []
    for mark in marks:
        left = mark.length
        while mark.closes and left:
            at = next((at for at, one in reversed([*enumerate(open_marks)]) if one.sign == mark.sign), None)
            if at is None:
                break
            opener = open_marks[at]
            del open_marks[at:]
            width = 2 if min(opener.length, left) > 1 else 1
            for place in range(opener.place + 1, mark.place):
                part = parts[place]
                parts[place] = part._replace(strong=True) if width > 1 else part._replace(emphasis=True)
            if opener.length > width:
                open_marks.append(opener._replace(length=opener.length - width))
            _shorten(parts, opener.place, width)
            _shorten(parts, mark.place, width)
            left -= width
        if left and mark.opens:
            open_marks.append(mark._replace(length=left))


def _shorten(parts: list[WordRun], place: int, width: int) -> None:
    parts[place] = parts[place]._replace(text=parts[place].text[width:])


def split_cells(line: str) -> Iterator[str]:
    """The cells of a line of a table, between bars that are not escaped."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    begin = at = 0
    while at < len(inner):
        if inner[at] == "\\":
            at += 1
        elif inner[at] == "|":
            yield inner[begin:at].strip()
            begin = at + 1
        at += 1
    yield inner[begin:].strip()
