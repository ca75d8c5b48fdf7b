"""The comparison of proposals and decisions as a page by itself.

The page needs nothing from elsewhere and runs no scripts. What was struck and added is told three ways: by line, by
colour, and by words for those who hear it read.
"""

import re
from collections.abc import Iterator, Sequence

from referat_cli.i18n import _, marked
from referat_cli.model.case_names import titled
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff.marks import HTML_LEGEND, in_html
from referat_cli.render.diff.sentences import (
    CaseText,
    PointText,
    View,
    depth,
    document_title,
    meeting_line,
    numbers_aloud,
)
from referat_cli.render.page import html_document, html_text

_HEADING = marked("Fra forslag til vedtak")
_NO_NAME = re.compile(r"[^a-z0-9]+")


def page(view: View) -> str:
    """A whole page: a table for each meeting, and then its cases one by one."""
    body = [
        f"<h1>{html_text(_(_HEADING))}</h1>",
        *([HTML_LEGEND] if view.changed else []),
        *(line for whole, cases in view.parts() for line in _meeting(cases, view, whole=whole)),
    ]
    return html_document(document_title(view), body)


def _meeting(cases: Sequence[Compared], view: View, *, whole: bool) -> Iterator[str]:
    shown_cases = [(view.case(case), _anchor(case)) for case in cases]
    yield f"<h2>{html_text(shown_cases[0][0].place)}</h2>"
    if len(cases) > 1:
        yield "<table>"
        if whole:
            yield f'<caption class="skjult">{html_text(meeting_line(cases))}</caption>'
        headings = "".join(f'<th scope="col">{name}</th>' for name in (_("Sak"), _("Tittel"), _("Utfall")))
        yield f"<thead><tr>{headings}</tr></thead>"
        yield "<tbody>"
        for case, anchor in shown_cases:
            number = html_text(case.number)
            if case.points or case.notes or case.not_adopted:
                number = f'<a href="#{anchor}">{number}</a>'
            cells = f"<td>{html_text(case.title)}</td><td>{html_text(case.headline)}</td>"
            yield f'<tr><th scope="row">{number}</th>{cells}</tr>'
        yield "</tbody>"
        yield "</table>"
    for case, anchor in shown_cases:
        if len(cases) == 1 or case.points or case.notes or case.not_adopted:
            yield from _case(case, anchor)


def _anchor(case: Compared) -> str:
    """The place of a case on the page: committee, date and number, in letters and digits."""
    meeting = case.found.meeting
    name = f"{meeting.date}-{case.found.case.number}" if case.found.case.is_numbered else case.found.number
    return _NO_NAME.sub("-", f"sak-{meeting.committee}-{name}".lower())


def _case(case: CaseText, anchor: str) -> Iterator[str]:
    yield f'<section class="sak" id="{anchor}" aria-labelledby="{anchor}-navn">'
    yield f'<h3 id="{anchor}-navn">{html_text(titled(case.number, case.title))}</h3>'
    yield f'<p class="sum">{html_text(_sentence(case.headline))}</p>'
    yield from (f'<p class="merk">{html_text(note)}</p>' for note in case.notes)
    yield from (f'<p class="merk">{in_html(words)}</p>' for words in case.since)
    if case.points:
        # A list without marks is no list to some screen readers unless it says so itself.
        yield '<ol role="list">'
        yield from map(_point, case.points)
        yield "</ol>"
    if case.unchanged:
        yield f'<p class="uendret">{html_text(case.unchanged)}</p>'
    yield from (f'<p class="merk">{html_text(line)}</p>' for line in case.not_adopted)
    yield "</section>"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _point(point: PointText) -> str:
    under = ("", ' class="under"', ' class="under2"')[min(depth(point.change), 2)]
    origin = f"<p>{in_html(point.origin)}</p>" if point.origin else ""
    why = f'<p class="hvorfor">{html_text(_sentence(point.reason))}</p>' if point.reason else ""
    return (
        f'<li{under}><div><span class="nr" aria-hidden="true">{point.numbers}</span>'
        f'<span class="skjult">{html_text(numbers_aloud(point.change))}: </span>'
        f'<span class="art">{html_text(point.kind)}</span></div>'
        f"<div><p>{in_html(point.words)}</p>{origin}{why}</div></li>"
    )
