"""The comparison of proposals and decisions as a comment on a pull request.

``<del>`` and ``<ins>`` are used rather than Markdown's own marks: those do not work inside a word or beside a bracket,
and have none for what was inserted. GitHub and GitLab show them struck through and underlined.
"""

from collections.abc import Iterator

from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.i18n import _
from referat_cli.render.diff.marks import shown
from referat_cli.render.diff.sentences import CaseText, PointText, View, meeting_line
from referat_cli.render.table import escape_markdown, markdown_table

_TAGS: dict[WordKind, str] = {"stroeket": "del", "tilfoeyd": "ins"}


def page(view: View) -> str:
    """A table of the cases, and then the changes of each."""
    return "\n\n".join(_blocks(view))


def _blocks(view: View) -> Iterator[str]:
    yield "### " + _("Fra forslag til vedtak")
    for whole, cases in view.parts():
        shown_cases = [view.case(case) for case in cases]
        yield f"**{escape_markdown(meeting_line(cases) if whole else shown_cases[0].place)}**"
        headings = [_("Sak"), _("Tittel"), _("Utfall")]
        yield markdown_table(headings, ([case.number, case.title, case.headline] for case in shown_cases))
        for case in shown_cases:
            yield from _case(case)
    if view.changed:
        yield "<sub>" + _("<del>strøket</del> <ins>tilføyd</ins>") + "</sub>"


def _case(case: CaseText) -> Iterator[str]:
    """What there is to show of a case beside its line in the table."""
    if case.points or case.notes:
        yield f"#### {escape_markdown(case.number)} {escape_markdown(case.title)}"
    yield from map(escape_markdown, case.notes)
    if case.points:
        yield "\n".join(map(_point, case.points))
    if case.unchanged:
        yield escape_markdown(case.unchanged)


def _point(point: PointText) -> str:
    line = f"- **{point.numbers}** {point.kind}: {words(point.words)}"
    return f"{line} <br>_{escape_markdown(point.reason)}_" if point.reason else line


def words(parts: Words) -> str:
    """The text with its deleted and inserted words marked."""
    marked = []
    for kind, text in shown(parts):
        tag, safe = _TAGS.get(kind), escape_markdown(text)
        marked.append(f"<{tag}>{safe}</{tag}>" if tag else safe)
    return "".join(marked).strip()
