"""A report in sections whose details fold, on a terminal, as Markdown and as a page, and never longer than is allowed.

What is said is lines of words that were kept, struck and added. Where there is no room for all of them, each section
gets its share, and says how many lines are left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _, ngettext
from referat_cli.render.diff import marks
from referat_cli.render.markdown_escapes import as_block, escape_markdown, escape_within
from referat_cli.render.page import LISTS, html_document, html_text
from referat_cli.render.screen import Screen, plain

# As much as a comment on a pull request may hold, with room for what others put around it.
LIMIT = 60_000
# What each section may need for its heading, and for saying what is left out.
_RESERVE = 400
# Of a text that is longer than anybody reads, its beginning and its end are shown.
_LONG_TEXT = 3_000
_SHORTEST = 60

_INDENT = "  "
_STYLE = LISTS + (
    "li.under { margin-left: 1.25rem; } summary { cursor: pointer; } details, .del { margin: 0 0 .75rem; }\n"
)


class FoldedLine(NamedTuple):
    """A line of words, so deep below the head of its part; ``strong`` is a heading of the lines after it."""

    words: Words
    depth: int = 0
    strong: bool = False


class Part(NamedTuple):
    """Something that is told: a sentence that always shows, and its details, folded unless they are ``open``."""

    head: str
    lines: Sequence[FoldedLine] = ()
    open: bool = False


class Section(NamedTuple):
    """Parts under a heading."""

    title: str
    parts: Sequence[Part]


class FoldedReport(NamedTuple):
    """The verdict, which stands alone on the first line; what the report is of; and its sections."""

    verdict: str
    about: Sequence[str]
    sections: Sequence[Section]
    warns: bool = False


def text_line(text: str, depth: int = 0, *, strong: bool = False) -> FoldedLine:
    """A line in which nothing was struck or added."""
    return FoldedLine((("uendret", text),), depth, strong)


def terminal(report: FoldedReport, screen: Screen) -> str:
    """The report for a terminal, where everything is unfolded."""
    # The first line is one that programs find whole, folded only where a person looks at it.
    verdict = plain(report.verdict)
    first = screen.wrap(verdict) if screen.terminal else verdict
    top = [
        screen.style(first, "feil" if report.warns else "sterk"),
        *(screen.wrap(plain(text)) for text in report.about),
    ]
    return "\n".join([*top, *_fitted(report, _Terminal(screen), len("\n".join(top)))])


def markdown(report: FoldedReport) -> str:
    """The report for a pull request: details are folded, and nothing in it is a mark, a link or a call."""
    top = [f"### {escape_markdown(report.verdict)}", *(f"\n{escape_markdown(text)}" for text in report.about)]
    if any(kind != "uendret" for kind in _kinds(report)):
        top.append(f"\n{marks.LEGEND}")
    text = "\n".join([*top, *_fitted(report, _Markdown(), len("\n".join(top)))])
    return re.sub("\n{3,}", "\n\n", text).strip("\n")


def html(report: FoldedReport) -> str:
    """The report as a page by itself."""
    top = [f"<h1>{html_text(report.verdict)}</h1>", *(f"<p>{html_text(text)}</p>" for text in report.about)]
    if any(kind != "uendret" for kind in _kinds(report)):
        top.append(marks.HTML_LEGEND)
    page = html_document(report.verdict, top, _STYLE)
    body = [*top, *_fitted(report, _Html(), len(page))]
    return html_document(report.verdict, body, _STYLE)


def _kinds(report: FoldedReport) -> Iterator[str]:
    for section in report.sections:
        for part in section.parts:
            yield from (kind for line in part.lines for kind, _text in line.words)


class _Terminal:
    """How the parts of a report are set on a terminal."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def section(self, title: str) -> str:
        """The heading of a section."""
        return f"\n{self.screen.style(plain(title).upper(), 'sterk')}"

    def begin(self, part: Part) -> str:
        """The sentence of a part, and what its details begin with."""
        return self.screen.wrap(plain(part.head), "", _INDENT)

    def line(self, line: FoldedLine) -> str:
        """A line of the details."""
        indent = _INDENT * (line.depth + 1)
        room = max(self.screen.width - len(indent) - len(_INDENT), 20)
        first, *rest = marks.fold(line.words, self.screen, room) or [""]
        first = self.screen.style(first, "sterk") if line.strong else first
        return "\n".join([f"{indent}{first}", *(f"{indent}{_INDENT}{other}" for other in rest)])

    def end(self, _part: Part) -> str:
        """What the details end with."""
        return ""

    def note(self, text: str) -> str:
        """A sentence about the section."""
        return self.screen.wrap(text, _INDENT)


class _Markdown:
    """How they are set in Markdown."""

    def section(self, title: str) -> str:
        """The heading of a section."""
        return f"\n#### {escape_markdown(title)}\n"

    def begin(self, part: Part) -> str:
        """The sentence of a part, and what its details begin with."""
        if not part.lines:
            return f"- {escape_markdown(part.head)}"
        if part.open:
            return f"\n**{escape_within(part.head)}**\n"
        return f"\n<details><summary>{escape_within(part.head)}</summary>\n"

    def line(self, line: FoldedLine) -> str:
        """A line of the details."""
        text = as_block(marks.in_markdown(line.words))
        return f"{_INDENT * line.depth}- {f'**{text}**' if line.strong else text}"

    def end(self, part: Part) -> str:
        """What the details end with."""
        return "\n</details>\n" if part.lines and not part.open else "\n" * bool(part.lines)

    def note(self, text: str) -> str:
        """A sentence about the section."""
        return f"\n{escape_markdown(text)}"


class _Html:
    """How they are set on a page."""

    def section(self, title: str) -> str:
        """The heading of a section."""
        return f"<h2>{html_text(title)}</h2>"

    def begin(self, part: Part) -> str:
        """The sentence of a part, and what its details begin with."""
        head = html_text(part.head)
        if not part.lines:
            return f'<p class="del">{head}</p>'
        return f'<details{" open" if part.open else ""}><summary>{head}</summary><ul role="list">'

    def line(self, line: FoldedLine) -> str:
        """A line of the details."""
        text = marks.in_html(line.words)
        below = ' class="under"' if line.depth else ""
        return f"<li{below}>{f'<strong>{text}</strong>' if line.strong else text}</li>"

    def end(self, part: Part) -> str:
        """What the details end with."""
        return "</ul></details>" if part.lines else ""

    def note(self, text: str) -> str:
        """A sentence about the section."""
        return f"<p>{html_text(text)}</p>"


_Page = _Terminal | _Markdown | _Html


class _Set(NamedTuple):
    """A part as it is set: what begins it, its lines, and what ends it."""

    begin: str
    lines: list[str]
    end: str

    @property
    def size(self) -> int:
        return sum(len(text) + 1 for text in (self.begin, *self.lines, self.end))


def _fitted(report: FoldedReport, page: _Page, used: int) -> Iterator[str]:
    """The sections, each as long as its share of the room allows."""
    whole = [[_set(part, page) for part in section.parts] for section in report.sections]
    room = LIMIT - used - _RESERVE * len(whole)
    shares = _shares([sum(part.size for part in parts) for parts in whole], room)
    for section, parts, share in zip(report.sections, whole, shares, strict=True):
        yield page.section(section.title)
        yield from _cut(parts, page, share)


def _set(part: Part, page: _Page) -> _Set:
    return _Set(page.begin(part), [page.line(_shortened(line)) for line in part.lines], page.end(part))


def _shares(sizes: Sequence[int], room: int) -> list[int]:
    """How much room each gets: all that it needs where the others leave it, else as much as they."""
    shares = [0] * len(sizes)
    for number, place in enumerate(sorted(range(len(sizes)), key=lambda place: sizes[place])):
        shares[place] = min(sizes[place], room // (len(sizes) - number))
        room -= shares[place]
    return shares


def _cut(parts: Sequence[_Set], page: _Page, share: int) -> Iterator[str]:
    """The parts of a section within its share, and how much of them is left out; one that is begun is ended."""
    left = 0
    for part in parts:
        share -= len(part.begin) + len(part.end) + 2
        if left or share < 0:
            left += 1 + len(part.lines)
            continue
        yield part.begin
        for line in part.lines:
            share -= len(line) + 1
            if left or share < 0:
                left += 1
            else:
                yield line
        if part.end:
            yield part.end
    if left:
        sentence = ngettext("{n} linje til er ikke vist.", "{n} linjer til er ikke vist.", left)
        yield page.note(sentence.format(n=left))


def _shortened(line: FoldedLine) -> FoldedLine:
    """A line that is longer than anybody reads, with its first passages alone, each without its middle."""
    words = line.words
    if sum(len(text) for _kind, text in words) <= _LONG_TEXT:
        return line
    most = max(_LONG_TEXT // len(words), _SHORTEST)
    shown = [(kind, _without_middle(text, most)) for kind, text in words[: _LONG_TEXT // most]]
    if left := len(words) - len(shown):
        more = ngettext(" … og {n} sted til", " … og {n} steder til", left).format(n=left)
        shown.append(("uendret", more))
    return line._replace(words=tuple(shown))


def _without_middle(text: str, most: int) -> str:
    """The beginning and the end of a text, and how many characters are left out between them."""
    left = len(text) - most
    if left <= 0:
        return text
    sentence = _("{start} … ({n} tegn til) … {end}")
    return sentence.format(start=text[: most // 2], n=left, end=text[len(text) - most // 2 :])
