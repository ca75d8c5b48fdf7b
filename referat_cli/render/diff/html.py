"""The comparison of proposals and decisions as a page by itself.

The page needs nothing from elsewhere and runs no scripts. What was struck and added is told three ways: by line, by
colour, and by words for those who hear it read.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff.marks import shown
from referat_cli.render.diff.sentences import CaseText, PointText, View, meeting_line, numbers_aloud
from referat_cli.render.screen import plain

# What was struck is struck through there and what was added underlined, so that nothing hangs on colour alone. Every
# text has a contrast of at least 7 to 1 (WCAG 2, level AAA) to what lies behind it, in both schemes.
_STYLE = Path(__file__).with_name("diff.css")

_NO_NAME = re.compile(r"[^a-z0-9]+")

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(view: View) -> str:
    """A whole page: a table for each meeting, and then its cases one by one."""
    heading = _("Fra forslag til vedtak")
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="nb">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{_text(_title(view))}</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{_text(heading)}</h1>",
            *([_key()] if view.changed else []),
            *(line for whole, cases in view.parts() for line in _meeting(cases, view, whole=whole)),
            "</main>",
            "</body>",
            "</html>",
        ]
    )


def _text(text: str) -> str:
    """The text as HTML that shows just that text."""
    return escape(plain(text))


def _title(view: View) -> str:
    heading = _("Fra forslag til vedtak")
    if len(view.cases) == 1:
        record = view.cases[0].found.case
        return f"{record.number} {record.title} – {heading}"
    return f"{heading} – {view.cases[0].body}" if view.cases else heading


def _key() -> str:
    """What the marks mean."""
    return f'<p class="tegn"><del>{_("strøket")}</del> <ins>{_("tilføyd")}</ins></p>'


def _meeting(cases: Sequence[Compared], view: View, *, whole: bool) -> Iterator[str]:
    shown_cases = [(view.case(case), _anchor(case)) for case in cases]
    yield f"<h2>{_text(shown_cases[0][0].place)}</h2>"
    if len(cases) > 1:
        yield "<table>"
        if whole:
            yield f'<caption class="skjult">{_text(meeting_line(cases))}</caption>'
        headings = "".join(f'<th scope="col">{name}</th>' for name in (_("Sak"), _("Tittel"), _("Utfall")))
        yield f"<thead><tr>{headings}</tr></thead>"
        yield "<tbody>"
        for case, anchor in shown_cases:
            number = _text(case.number)
            if case.points or case.notes:
                number = f'<a href="#{anchor}">{number}</a>'
            yield (f'<tr><th scope="row">{number}</th><td>{_text(case.title)}</td><td>{_text(case.headline)}</td></tr>')
        yield "</tbody>"
        yield "</table>"
    for case, anchor in shown_cases:
        if len(cases) == 1 or case.points or case.notes:
            yield from _case(case, anchor)


def _anchor(case: Compared) -> str:
    """The place of a case on the page: committee, date and number, in letters and digits."""
    meeting = case.found.meeting
    return _NO_NAME.sub("-", f"sak-{meeting.committee}-{meeting.date}-{case.found.case.number}".lower())


def _case(case: CaseText, anchor: str) -> Iterator[str]:
    yield f'<section class="sak" id="{anchor}" aria-labelledby="{anchor}-navn">'
    yield f'<h3 id="{anchor}-navn">{_text(case.number)} {_text(case.title)}</h3>'
    yield f'<p class="sum">{_text(_sentence(case.headline))}</p>'
    yield from (f'<p class="merk">{_text(note)}</p>' for note in case.notes)
    if case.points:
        # A list without marks is no list to some screen readers unless it says so itself.
        yield '<ol role="list">'
        yield from map(_point, case.points)
        yield "</ol>"
    if case.unchanged:
        yield f'<p class="uendret">{_text(case.unchanged)}</p>'
    yield "</section>"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _point(point: PointText) -> str:
    number = point.change.target or point.change.source or ""
    depth = ("", ' class="under"', ' class="under2"')[min(number.count("."), 2)]
    why = f'<p class="hvorfor">{_text(_sentence(point.reason))}</p>' if point.reason else ""
    return (
        f'<li{depth}><div><span class="nr" aria-hidden="true">{point.numbers}</span>'
        f'<span class="skjult">{_text(numbers_aloud(point.change))}: </span>'
        f'<span class="art">{_text(point.kind)}</span></div>'
        f"<div><p>{words(point.words)}</p>{why}</div></li>"
    )


def words(parts: Words) -> str:
    """The text with its deleted and inserted words marked, also for those who hear it read."""
    marked = []
    for kind, text in shown(parts):
        safe = escape(text)
        if kind == "uendret":
            marked.append(safe)
            continue
        tag, word = ("del", _("strøket")) if kind == "stroeket" else ("ins", _("tilføyd"))
        start = f'<span class="skjult"> ({word}: </span>'
        marked.append(f'<{tag}>{start}{safe}<span class="skjult">) </span></{tag}>')
    return "".join(marked)
