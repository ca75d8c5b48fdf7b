"""The comparison of proposals and decisions as a page by itself.

The page needs nothing from elsewhere and runs no scripts. What was struck and added is told three ways: by line, by
colour, and by words for those who hear it read.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _
from referat_cli.queries.decisions import Compared
from referat_cli.render.diff.marks import shown
from referat_cli.render.diff.sentences import (
    View,
    headline,
    kind_words,
    meeting_line,
    numbers,
    numbers_aloud,
    place,
    reason,
    stated,
    unchanged,
)
from referat_cli.render.screen import plain

# What was struck is struck through and what was added underlined, so that nothing hangs on colour alone. Every text has
# a contrast of at least 7 to 1 (WCAG 2, level AAA) to what lies behind it, in both schemes.
STYLE = """
:root {
  color-scheme: light dark;
  --ark: #fff; --tekst: #1b1b1b; --svak: #555; --strek: #d5d5d0; --lenke: #0b4a8f;
  --ny: #dff3e1; --ny-strek: #17692f; --ut: #fbe3e1; --ut-strek: #a3231a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ark: #16181b; --tekst: #ececea; --svak: #b0b0ac; --strek: #3d4146; --lenke: #9cc7ff;
    --ny: #143620; --ny-strek: #7fd99a; --ut: #45191a; --ut-strek: #ff9f97;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ark); color: var(--tekst);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
}
main { max-width: 48rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word; hyphens: auto; }
h1, h2, h3, th, caption, .sum, .nr, .art, .uendret, .merk, .tegn, .hvorfor {
  font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; line-height: 1.3; }
h3 { margin: 0; font-size: 1.1rem; line-height: 1.35; }
a { color: var(--lenke); }
a:focus-visible { outline: 3px solid var(--lenke); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .45rem 1rem .45rem 0; text-align: left; vertical-align: baseline; }
tr > * { border-bottom: 1px solid var(--strek); }
tbody tr:last-child > * { border-bottom: 0; }
th { font-size: .875rem; }
th[scope="row"] { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
th:last-child, td:last-child { padding-right: 0; }
section.sak { margin-top: 1.75rem; padding-top: 1.25rem; border-top: 1px solid var(--strek); }
.sum { margin: .25rem 0 0; color: var(--svak); font-size: .95rem; }
.tegn { margin: 0; font-size: .875rem; }
.merk { margin: .75rem 0 0; padding-left: .75rem; border-left: 3px solid var(--svak); font-size: .95rem; }
ol { margin: 1.25rem 0 0; padding: 0; list-style: none; }
li { display: grid; grid-template-columns: 6.75rem minmax(0, 1fr); align-items: baseline; gap: 0 1.25rem;
  margin: 0 0 1rem; }
li p { margin: 0; }
.nr { font-weight: 600; font-size: .9375rem; font-variant-numeric: tabular-nums; }
.art { display: block; color: var(--svak); font-size: .875rem; line-height: 1.4; }
.under p { padding-left: 1.25rem; }
.under2 p { padding-left: 2.5rem; }
.hvorfor, .uendret { color: var(--svak); font-size: .875rem; }
.uendret { margin: 1rem 0 0; }
ins { background: var(--ny); text-decoration: underline 2px var(--ny-strek); text-underline-offset: .2em; }
del { background: var(--ut); text-decoration: line-through 1px var(--ut-strek); }
ins, del {
  padding: .05em .1em; border-radius: .15em; -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
.skjult {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
@media (max-width: 36rem) {
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  li { display: block; }
  .art { display: inline; margin-left: .6rem; }
  .under p { padding-left: .9rem; }
  .under2 p { padding-left: 1.8rem; }
  th, td { padding-right: .7rem; }
}
@media print {
  :root { --ark: #fff; --tekst: #000; --svak: #333; --strek: #999; --lenke: #000; --ny: #fff; --ut: #fff;
    --ny-strek: #000; --ut-strek: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  a { text-decoration: none; }
  h2, h3, .sum { break-after: avoid; }
  li, tr { break-inside: avoid; }
  /* A struck full stop hardly shows by its line alone. */
  del { border: .5pt dotted #000; }
}
"""

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
            f"<style>{STYLE}</style>",
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
    yield f"<h2>{_text(place(cases[0]))}</h2>"
    if len(cases) > 1:
        yield "<table>"
        if whole:
            yield f'<caption class="skjult">{_text(meeting_line(cases))}</caption>'
        headings = "".join(f'<th scope="col">{name}</th>' for name in (_("Sak"), _("Tittel"), _("Utfall")))
        yield f"<thead><tr>{headings}</tr></thead>"
        yield "<tbody>"
        for case in cases:
            record = case.found.case
            number = _text(record.number)
            if view.says_more(case):
                number = f'<a href="#{_anchor(case)}">{number}</a>'
            yield (
                f'<tr><th scope="row">{number}</th><td>{_text(record.title)}</td><td>{_text(headline(case))}</td></tr>'
            )
        yield "</tbody>"
        yield "</table>"
    for case in cases:
        if len(cases) == 1 or view.says_more(case):
            yield from _case(case, view)


def _anchor(case: Compared) -> str:
    """The place of a case on the page: committee, date and number, in letters and digits."""
    meeting = case.found.meeting
    return _NO_NAME.sub("-", f"sak-{meeting.committee}-{meeting.date}-{case.found.case.number}".lower())


def _case(case: Compared, view: View) -> Iterator[str]:
    record, anchor = case.found.case, _anchor(case)
    yield f'<section class="sak" id="{anchor}" aria-labelledby="{anchor}-navn">'
    yield f'<h3 id="{anchor}-navn">{_text(record.number)} {_text(record.title)}</h3>'
    yield f'<p class="sum">{_text(_sentence(headline(case)))}</p>'
    if note := stated(case):
        yield f'<p class="merk">{_text(note)}</p>'
    if points := view.points(case):
        # A list without marks is no list to some screen readers unless it says so itself.
        yield '<ol role="list">'
        yield from (_point(change, view) for change in points)
        yield "</ol>"
        if not view.full and (same := unchanged(case.changes)):
            yield f'<p class="uendret">{_text(same)}</p>'
    yield "</section>"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _point(change: Change, view: View) -> str:
    number = change.target or change.source or ""
    depth = ("", ' class="under"', ' class="under2"')[min(number.count("."), 2)]
    why = f'<p class="hvorfor">{_text(_sentence(reason(change)))}</p>' if view.explain else ""
    return (
        f'<li{depth}><div><span class="nr" aria-hidden="true">{numbers(change)}</span>'
        f'<span class="skjult">{_text(numbers_aloud(change))}: </span>'
        f'<span class="art">{_text(kind_words(change))}</span></div>'
        f"<div><p>{words(change.words) or _text(_('(tomt punkt)'))}</p>{why}</div></li>"
    )


def words(parts: Words) -> str:
    """The text with its deleted and inserted words marked, also for those who hear it read."""
    told = []
    for kind, text in shown(parts):
        safe = escape(text)
        if kind == "uendret":
            told.append(safe)
            continue
        tag, word = ("del", _("strøket")) if kind == "stroeket" else ("ins", _("tilføyd"))
        start = f'<span class="skjult"> ({word}: </span>'
        told.append(f'<{tag}>{start}{safe}<span class="skjult">) </span></{tag}>')
    return "".join(told)
