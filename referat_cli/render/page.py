"""A page for reading, set for a terminal, as Markdown or as HTML: headings, facts, points and running text.

Who has something to say calls the methods in order; each kind of page knows how that is set.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from referat_cli.i18n import spoken
from referat_cli.model.meeting import Labels, Point, as_point
from referat_cli.model.point_numbers import point_labels
from referat_cli.render.markdown_escapes import as_block, escape_markdown, escape_within
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import markdown_table
from referat_cli.render.text import points, running_parts, running_text

if TYPE_CHECKING:
    from referat_cli.compare.text_diff import Words

# What no page of ours does: fetch anything, or run a script.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Struck text is struck through there and what was added underlined, so that nothing hangs on colour alone. Every text
# has a contrast of at least 7 to 1 (WCAG 2, level AAA) to what lies behind it, in both schemes.
_STYLE = Path(__file__).with_name("diff") / "diff.css"
# Lists of the pages of comparisons have columns; here they are lists.
LISTS = "li { display: list-item; margin: 0 0 .35rem; } ul { padding-left: 1.25rem; list-style: none; }\n"


def html_document(title: str, body: Sequence[str], style: str = "") -> str:
    """A whole page of HTML, which needs nothing from elsewhere; the title is text, the body is HTML."""
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{spoken()}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{html_text(title)}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}{style}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
        ]
    )


def html_text(text: str) -> str:
    """The text as HTML that shows just that text."""
    from html import escape  # noqa: PLC0415 - 1.5 ms, and most pages are a terminal's

    return escape(plain(text))


class Listed(NamedTuple):
    """Somebody on a list of attendance: the heading of the group, the person as on paper, and the two columns."""

    group: str
    person: str
    present: str
    absent: str


class AgendaRow(NamedTuple):
    """A slot of an agenda: the hours, the number of the case, the title with who answers for it, and points."""

    hours: str
    case: str
    title: str
    points: Sequence[str | Point]


class TerminalPage:
    """A page for a terminal: folded to its width, with headings in capitals and bold."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.lines: list[str] = []

    def text(self) -> str:
        """The page."""
        return "\n".join(self.lines)

    def begin(self, text: str) -> None:
        """Begin a part of a page that holds several, under a line across it."""
        self.lines += ["", "─" * self.screen.width]
        self.title(text)

    def title(self, text: str) -> None:
        """The name of the whole page."""
        self.lines.append(self.screen.style(self.screen.wrap(plain(text)), "sterk"))

    def line(self, text: str) -> None:
        """A line, or as many as it takes."""
        self.lines.append(self.screen.wrap(plain(text)))

    def named(self, what: str, value: str) -> None:
        """A fact under its name."""
        self.lines.append(self.screen.wrap(f"{what}: {plain(value)}", "", "  "))

    def heading(self, text: str, whose: str = "") -> None:
        """The heading of what follows, and whose it is."""
        told = self.screen.wrap(f"{text.upper()} {plain(whose)}".rstrip(), "", "")
        self.lines.append("\n" + "\n".join(self.screen.style(line, "sterk") for line in told.split("\n")))

    def points(self, entries: Sequence[str | Point], labels: Labels = "tall") -> None:
        """A tree of points, labelled as on paper."""
        self.lines += points(entries, self.screen, labels=labels)

    def item(self, text: str, more: str | None = None, facts: Sequence[str] = ()) -> None:
        """An item of a list, with running text or a few facts under it."""
        self.lines.append(self.screen.wrap(plain(text), "- ", "  "))
        self.lines += running_text(more, self.screen, "  ") if more else ()
        self.lines += [self.screen.wrap(plain(fact), "  ", "  ") for fact in facts]

    def change(self, words: "Words") -> None:
        """An item that says what was changed, with what was struck and added in it."""
        from referat_cli.render.diff.marks import fold  # noqa: PLC0415 - a comparison, which few pages show

        first, *others = fold(words, self.screen, self.screen.width - 2)
        self.lines += [f"- {first}", *(f"  {line}" for line in others)]

    def running(self, text: str) -> None:
        """A Markdown text of the record."""
        self.lines += running_text(text, self.screen)

    def attendance(self, headings: tuple[str, str], people: Sequence[Listed]) -> None:
        """The list of who was there, in two columns of crosses under the headings."""
        marks = f"{headings[0]:<12}{headings[1]}"
        width = min(max((len(one.person) for one in people), default=0), self.screen.width - len(marks) - 4)
        self.lines.append(f"  {'':{width}}  {marks}")
        for heading, listed in groupby(people, lambda one: one.group):
            self.lines.append(self.screen.style(self.screen.wrap(plain(heading)), "sterk"))
            for one in listed:
                *above, last = Screen(width=width).wrap(plain(one.person), "", "  ").split("\n") or [""]
                self.lines += [f"  {line}" for line in above]
                mark = f"{one.present:12}{one.absent}" if one.absent else one.present
                self.lines.append(f"  {last:{width}}  {mark}".rstrip())

    def agenda(self, rows: Sequence[AgendaRow]) -> None:
        """The agenda, slot by slot; where none has hours, or a number, there is no room for them."""
        hours = 12 if any(row.hours for row in rows) else 0
        wide = max([len("42/24"), *(len(row.case) for row in rows)]) + 3 if any(row.case for row in rows) else 0
        for row in rows:
            start = f"{row.hours:<{hours}}{row.case:<{wide}}"
            self.lines.append(self.screen.wrap(plain(row.title) or "–", start, " " * len(start)))
            self.lines += points(row.points, self.screen, " " * len(start), "strek")


class MarkdownPage(TerminalPage):
    """A page as Markdown that shows just the words of the record: nothing in them is a mark, a link or a call."""

    def __init__(self) -> None:
        super().__init__(Screen())

    def text(self) -> str:
        """The page, with one empty line between its parts."""
        lines = [line for line, before in zip(self.lines, ["", *self.lines], strict=False) if line or before]
        return "\n".join(lines).strip("\n")

    def begin(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines += ["", f"## {escape_markdown(text)}", ""]

    def title(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines += [f"# {escape_markdown(text)}", ""]

    def line(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines += ["", escape_markdown(text), ""]

    def named(self, what: str, value: str) -> None:
        """See `TerminalPage`."""
        self.lines.append(f"- **{what}:** {escape_within(value)}")

    def heading(self, text: str, whose: str = "") -> None:
        """See `TerminalPage`."""
        self.lines += ["", f"### {escape_markdown(f'{text} {whose}'.rstrip())}", ""]

    def points(self, entries: Sequence[str | Point], labels: Labels = "tall") -> None:
        """See `TerminalPage`."""
        self.lines += _markdown_points(entries, "", labels)

    def item(self, text: str, more: str | None = None, facts: Sequence[str] = ()) -> None:
        """See `TerminalPage`."""
        self.lines.append(f"- {escape_markdown(text)}")
        if more:
            self.lines += ["", *_markdown_running(more, "  "), ""]
        for fact in facts:
            self.lines += ["", f"  {escape_markdown(fact)}", ""]

    def change(self, words: "Words") -> None:
        """See `TerminalPage`."""
        from referat_cli.render.diff.marks import in_markdown  # noqa: PLC0415 - as above

        self.lines.append(f"- {as_block(in_markdown(words))}")

    def running(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines += _markdown_running(text, "")

    def attendance(self, headings: tuple[str, str], people: Sequence[Listed]) -> None:
        """See `TerminalPage`."""
        for heading, listed in groupby(people, lambda one: one.group):
            rows = [(one.person, one.present, one.absent) for one in listed]
            self.lines += [markdown_table([heading, *headings], rows), ""]

    def agenda(self, rows: Sequence[AgendaRow]) -> None:
        """See `TerminalPage`."""
        for row in rows:
            self.lines.append("- " + escape_markdown("  ".join(filter(None, row[:3]))))
            self.lines += _markdown_points(row.points, "  ", "strek")


def _markdown_points(entries: Sequence[str | Point], indent: str, labels: Labels) -> Iterator[str]:
    for label, entry in zip(point_labels(entries, labels), entries, strict=True):
        point = as_point(entry)
        mark = "" if label == "-" else f"**{escape_within(label)}** "
        text = escape_markdown(point.text) or "…"
        yield from (f"{indent}- {mark}{text}",) if label else ("", f"{indent}{text}", "")
        yield from _markdown_points(point.points or (), f"{indent}  ", point.labels or "strek")


def _markdown_running(text: str, indent: str) -> Iterator[str]:
    for part in running_parts(text):
        words = escape_markdown(part.text)
        if part.kind == "overskrift":
            yield from ("", f"{indent}#### {words}", "")
        elif part.kind == "punkt":
            mark = part.label if part.label[0].isdigit() else "-"
            yield f"{indent}{part.indent}{mark} {words}"
        else:
            yield f"{indent}{words}" if words else ""


class HtmlPage(TerminalPage):
    """A page as HTML, which shows just the words of the record."""

    def __init__(self) -> None:
        super().__init__(Screen())
        self._name = ""

    def text(self) -> str:
        """The whole page."""
        return html_document(self._name, self.lines, LISTS)

    def begin(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines.append(f"<h2>{html_text(text)}</h2>")

    def title(self, text: str) -> None:
        """See `TerminalPage`."""
        self._name = text
        self.lines.append(f"<h1>{html_text(text)}</h1>")

    def line(self, text: str) -> None:
        """See `TerminalPage`."""
        self.lines.append(f"<p>{html_text(text)}</p>")

    def named(self, what: str, value: str) -> None:
        """See `TerminalPage`."""
        self.lines.append(f"<p><strong>{html_text(what)}:</strong> {html_text(value)}</p>")

    def heading(self, text: str, whose: str = "") -> None:
        """See `TerminalPage`."""
        self.lines.append(f"<h3>{html_text(f'{text} {whose}'.rstrip())}</h3>")

    def points(self, entries: Sequence[str | Point], labels: Labels = "tall") -> None:
        """See `TerminalPage`."""
        self.lines += _html_points(entries, labels)

    def item(self, text: str, more: str | None = None, facts: Sequence[str] = ()) -> None:
        """See `TerminalPage`."""
        self.lines.append(f'<ul role="list"><li>– {html_text(text)}</li></ul>')
        if more:
            self.running(more)
        self.lines += [f"<p>{html_text(fact)}</p>" for fact in facts]

    def change(self, words: "Words") -> None:
        """See `TerminalPage`."""
        from referat_cli.render.diff.marks import in_html  # noqa: PLC0415 - as above

        self.lines.append(f'<ul role="list"><li>– {in_html(words)}</li></ul>')

    def running(self, text: str) -> None:
        """See `TerminalPage`."""
        for part in running_parts(text):
            words = html_text(part.text)
            if part.kind == "overskrift":
                self.lines.append(f"<h4>{words}</h4>")
            elif part.kind == "punkt":
                mark = part.label if part.label[0].isdigit() else "–"
                room = f' style="margin-left: {len(part.indent) / 2:g}rem"' if part.indent else ""
                self.lines.append(f'<ul role="list"{room}><li>{html_text(mark)} {words}</li></ul>')
            elif words:
                self.lines.append(f"<p>{words}</p>")

    def attendance(self, headings: tuple[str, str], people: Sequence[Listed]) -> None:
        """See `TerminalPage`."""
        for heading, listed in groupby(people, lambda one: one.group):
            self.lines.append("<table>")
            names = "".join(f'<th scope="col">{html_text(name)}</th>' for name in (heading, *headings))
            self.lines.append(f"<thead><tr>{names}</tr></thead><tbody>")
            for one in listed:
                cells = f"<td>{html_text(one.present)}</td><td>{html_text(one.absent)}</td>"
                self.lines.append(f'<tr><th scope="row">{html_text(one.person)}</th>{cells}</tr>')
            self.lines.append("</tbody></table>")

    def agenda(self, rows: Sequence[AgendaRow]) -> None:
        """See `TerminalPage`."""
        for row in rows:
            self.lines.append(f"<p>{html_text('  '.join(filter(None, row[:3])))}</p>")
            self.lines += _html_points(row.points, "strek")


def _html_points(entries: Sequence[str | Point], labels: Labels) -> Iterator[str]:
    if not entries:
        return
    yield '<ul role="list">'
    for label, entry in zip(point_labels(entries, labels), entries, strict=True):
        point = as_point(entry)
        mark = f"{html_text('–' if label == '-' else label)} " if label else ""
        yield f"<li>{mark}{html_text(point.text) or '…'}"
        yield from _html_points(point.points or (), point.labels or "strek")
        yield "</li>"
    yield "</ul>"
