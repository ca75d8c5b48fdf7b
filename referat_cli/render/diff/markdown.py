"""The comparison of proposals and decisions as a comment on a pull request.

``<del>`` and ``<ins>`` are used rather than Markdown's own marks: those do not work inside a word or beside a bracket,
and have none for what was inserted. GitHub and GitLab show them struck through and underlined.
"""

from collections.abc import Iterator, Sequence

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff.marks import shown
from referat_cli.render.diff.sentences import (
    View,
    headline,
    kind_words,
    meeting_line,
    numbers,
    place,
    reason,
    stated,
    unchanged,
)
from referat_cli.render.table import escape_markdown, markdown_table

_TAGS: dict[WordKind, str] = {"stroeket": "del", "tilfoeyd": "ins"}


def page(view: View) -> str:
    """A table of the cases, and then the changes of each."""
    return "\n\n".join(_blocks(view))


def _blocks(view: View) -> Iterator[str]:
    yield "### " + _("Fra forslag til vedtak")
    for whole, cases in view.parts():
        yield f"**{escape_markdown(meeting_line(cases) if whole else place(cases[0]))}**"
        yield _table(cases)
        for case in cases:
            if view.says_more(case):
                yield from _case(case, view)
    if view.changed:
        yield "<sub>" + _("<del>strøket</del> <ins>tilføyd</ins>") + "</sub>"


def _table(cases: Sequence[Compared]) -> str:
    headings = [_("Sak"), _("Tittel"), _("Utfall")]
    records = [(case.found.case, headline(case)) for case in cases]
    return markdown_table(headings, ([record.number, record.title, line] for record, line in records))


def _case(case: Compared, view: View) -> Iterator[str]:
    record = case.found.case
    yield f"#### {escape_markdown(record.number)} {escape_markdown(record.title)}"
    if note := stated(case):
        yield escape_markdown(note)
    points = view.points(case)
    if points:
        yield "\n".join(_point(change, view) for change in points)
    if points and not view.full and (same := unchanged(case.changes)):
        yield escape_markdown(same)


def _point(change: Change, view: View) -> str:
    text = words(change.words) or _("(tomt punkt)")
    line = f"- **{numbers(change)}** {kind_words(change)}: {text}"
    return f"{line} <br>_{escape_markdown(reason(change))}_" if view.explain else line


def words(parts: Words) -> str:
    """The text with its deleted and inserted words marked."""
    told = []
    for kind, text in shown(parts):
        tag, safe = _TAGS.get(kind), escape_markdown(text)
        told.append(f"<{tag}>{safe}</{tag}>" if tag else safe)
    return "".join(told).strip()
