"""What does the comparison of proposals and decisions look like as a comment on a pull request?

``<del>`` and ``<ins>`` are used rather than Markdown's own marks: those do not work inside a word or beside a bracket,
and have none for what was inserted. GitHub and GitLab show them struck through and underlined.
"""

import re
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
from referat_cli.render.screen import Screen, plain

# What Markdown or GitHub would read as its own. A name or number after @ or # would call a person or link an issue, and
# an address would become a link, which may not be what it says: a character of no width stops both.
_SPECIAL = re.compile(
    r"(?P<calls>[@#](?!\s))|(?P<address>\b(?:https?|ftp|www)(?=[:.]))|[\\`*_\[\]<>|~$&#]", re.IGNORECASE
)
_NOTHING = "&#8203;"

_TAGS: dict[WordKind, str] = {"stroeket": "del", "tilfoeyd": "ins"}


def escaped(text: str) -> str:
    """The text as Markdown that shows just that text, on one line.

    Marks are written as entities, which are text wherever they stand; backslashes are not inside a formula.
    """
    return _SPECIAL.sub(_safe, " ".join(plain(text).split()))


def _safe(found: re.Match[str]) -> str:
    text = found[0]
    if found["address"]:
        return text + _NOTHING
    return f"&#{ord(text)};{_NOTHING if found['calls'] else ''}"


def page(view: View, _screen: Screen) -> str:
    """A table of the cases, and then the changes of each."""
    return "\n\n".join(_blocks(view))


def _blocks(view: View) -> Iterator[str]:
    yield "### " + _("Fra forslag til vedtak")
    for whole, cases in view.parts():
        yield f"**{escaped(meeting_line(cases) if whole else place(cases[0]))}**"
        yield _table(cases)
        for case in cases:
            if view.says_more(case):
                yield from _case(case, view)
    if view.changed:
        yield "<sub>" + _("<del>strøket</del> <ins>tilføyd</ins>") + "</sub>"


def _table(cases: Sequence[Compared]) -> str:
    lines = [f"| {_('Sak')} | {_('Tittel')} | {_('Utfall')} |", "| --- | --- | --- |"]
    for case in cases:
        record = case.found.case
        lines.append(f"| {escaped(record.number)} | {escaped(record.title)} | {escaped(headline(case))} |")
    return "\n".join(lines)


def _case(case: Compared, view: View) -> Iterator[str]:
    record = case.found.case
    yield f"#### {escaped(record.number)} {escaped(record.title)}"
    if note := stated(case):
        yield escaped(note)
    points = view.points(case)
    if points:
        yield "\n".join(_point(change, view) for change in points)
    if points and not view.full and (same := unchanged(case.changes)):
        yield escaped(same)


def _point(change: Change, view: View) -> str:
    text = words(change.words) or _("(tomt punkt)")
    line = f"- **{numbers(change)}** {kind_words(change)}: {text}"
    return f"{line} <br>_{escaped(reason(change))}_" if view.explain else line


def words(parts: Words) -> str:
    """The text with its deleted and inserted words marked."""
    told = []
    for kind, text in shown(parts):
        safe = escaped(text)
        # White space at the ends of a kept passage parts it from the changes beside it.
        start, end = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() and safe else "")
        tag = _TAGS.get(kind)
        told.append(f"<{tag}>{safe}</{tag}>" if tag else start + safe + end)
    return "".join(told).strip()
