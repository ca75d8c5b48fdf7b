"""The comparison of proposals and decisions in a terminal, as Markdown, as a table of its figures, and as data."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from referat_cli.i18n import _
from referat_cli.model.case_names import short_name, titled
from referat_cli.queries.decisions import CaseChanges, Compared
from referat_cli.queries.decisions import rows as rows_of
from referat_cli.render.diff import marks
from referat_cli.render.diff.sentences import CaseText, PointText, View, meeting_line, with_text
from referat_cli.render.labels import closed_words, outcome_word
from referat_cli.render.markdown_escapes import as_block, escape_markdown
from referat_cli.render.screen import Screen, plain
from referat_cli.render.table import Column, Table, markdown_table

_INDENT = "  "
# A column of text narrower than this is harder to read than the text below its number.
_NARROW = 36


def terminal(view: View, screen: Screen) -> str:
    """What became of each case and what was changed in it; a meeting as a whole is summed up first."""
    blocks = []
    for whole, cases in view.parts():
        if whole:
            blocks.append(screen.style(screen.wrap(plain(meeting_line(cases)), "", _INDENT), "sterk"))
        blocks += ["\n".join(_case(view.case(case), screen, place_too=not whole)) for case in cases]
    return "\n\n".join(blocks)


def _case(case: CaseText, screen: Screen, *, place_too: bool) -> Iterator[str]:
    # The first line is one that programs find whole, folded only where a person looks at it.
    line = plain(titled(case.number, case.headline))
    yield screen.style(screen.wrap(line, "", _INDENT) if screen.terminal else line, "sterk")
    yield screen.wrap(plain(case.title))
    if place_too:
        yield screen.style(screen.wrap(plain(case.place)), "dempet")
    yield from (screen.wrap(plain(note)) for note in case.notes)
    yield from (_INDENT + line for words in case.since for line in marks.fold(words, screen, screen.width - 2))
    if case.points:
        yield ""
        yield from _columns(case.points, screen)
    if case.unchanged:
        yield ""
        yield screen.style(_INDENT + case.unchanged, "dempet")
    if case.not_adopted:
        yield ""
        yield from (screen.wrap(plain(line), _INDENT, _INDENT * 2) for line in case.not_adopted)


def _columns(points: Sequence[PointText], screen: Screen) -> Iterator[str]:
    """The points in three columns, number, kind and text; on a narrow screen the text stands below."""
    first, second = max(len(point.numbers) for point in points), max(len(point.kind) for point in points)
    hang = " " * (len(_INDENT) + first + 2 + second + 2)
    room = max(screen.width, 30) - len(hang)
    if room < _NARROW:
        hang = _INDENT * 2
        room = max(screen.width, 30) - len(hang)
    for point in points:
        start = f"{_INDENT}{point.numbers:{first}}  {point.kind:{second}}  "
        head = screen.style(start, "dempet") if point.change.kind == "uendret" else start
        lines = marks.fold(point.words, screen, room)
        if point.origin:
            lines += marks.fold(point.origin, screen, room)
        if point.reason:
            lines += [screen.style(line, "dempet") for line in screen.wrap(point.reason).split("\n")]
        if len(start) == len(hang):
            yield (head + lines[0]).rstrip()
            lines = lines[1:]
        else:
            yield head.rstrip()
        yield from (hang + line for line in lines)


def markdown(view: View) -> str:
    """A table of the cases, and then the changes of each."""
    return "\n\n".join(_blocks(view))


def _blocks(view: View) -> Iterator[str]:
    yield "### " + _("Fra forslag til vedtak")
    for whole, cases in view.parts():
        shown_cases = [view.case(case) for case in cases]
        yield f"**{escape_markdown(meeting_line(cases) if whole else shown_cases[0].place)}**"
        headings = [_("Sak"), _("Tittel"), _("Utfall")]
        yield markdown_table(headings, ([short_name(case.number), case.title, case.headline] for case in shown_cases))
        for case in shown_cases:
            yield from _markdown_case(case)
    if view.changed:
        yield marks.LEGEND


def _markdown_case(case: CaseText) -> Iterator[str]:
    """What there is to show of a case beside its line in the table."""
    if case.points or case.notes or case.not_adopted:
        yield f"#### {escape_markdown(titled(case.number, case.title))}"
    yield from map(escape_markdown, case.notes)
    if case.since:
        yield "\n".join(f"- {as_block(marks.in_markdown(words))}" for words in case.since)
    if case.points:
        yield "\n".join(map(_markdown_point, case.points))
    if case.unchanged:
        yield escape_markdown(case.unchanged)
    yield from map(escape_markdown, case.not_adopted)


def _markdown_point(point: PointText) -> str:
    line = f"- **{point.numbers}** {point.kind}: {marks.in_markdown(point.words)}"
    line += f" <br>({marks.in_markdown(point.origin)})" if point.origin else ""
    return f"{line} <br>_{escape_markdown(point.reason)}_" if point.reason else line


# The kinds of change → what people call them at the head of a column.
_KINDS = {
    "uendret": _("Uendret"),
    "endret": _("Endret"),
    "stroeket": _("Strøket"),
    "tilfoeyd": _("Tilføyd"),
    "flyttet": _("Flyttet"),
    "delt": _("Delt"),
    "slaatt_sammen": _("Sammen"),
    "redaksjonell": _("Red."),
    "kosmetisk": _("Kosm."),
}


class StatRow(NamedTuple):
    """One line: the case, how many points of each kind it has, and what became of it; None is the case of the sum."""

    case: str
    counts: dict[str, int]
    outcome: str
    compared: Compared | None = None


def stat_rows(cases: Sequence[Compared], *, total: bool) -> list[StatRow]:
    """A row for each case, and where people read it a last one that adds up where there are several."""
    several = len({case.found.meeting.committee for case in cases}) > 1
    rows = [_row(case, case.found.address if several else case.found.name) for case in cases]
    if total and len(rows) > 1:
        sums = {kind: sum(row.counts[kind] for row in rows) for kind in _KINDS}
        rows.append(StatRow(_("I alt"), sums, ""))
    return rows


def _row(case: Compared, name: str) -> StatRow:
    kinds: list[str] = [change.kind for change in (with_text(case.changes) if case.compared else ())]
    return StatRow(name, {kind: kinds.count(kind) for kind in _KINDS}, _outcome(case), case)


def _outcome(case: Compared) -> str:
    if case.found.case.closed:
        return closed_words()
    known = case.known
    return outcome_word(case.outcome, derived=not known or known.derived, certain=not known or known.certain)


def _count(kind: str, heading: str) -> Column[StatRow]:
    return Column(heading, lambda row: str(row.counts[kind] or ""), number=True, optional=True)


def _stat_record(row: StatRow) -> dict[str, Any]:
    """The case as the list of changes has it, with the number of points of each kind."""
    (case,) = rows_of([row.compared] if row.compared else [])
    return {**msgspec.to_builtins(case), "antall": row.counts}


def _stat_flat(row: StatRow) -> dict[str, Any]:
    return {**_stat_record(row), **row.counts}


# The outcome stands last, because that one can be folded.
STAT: Table[StatRow] = Table(
    envelope="saker",
    columns=[
        Column(_("Sak"), lambda row: row.case),
        *(_count(kind, heading) for kind, heading in _KINDS.items()),
        Column(_("Utfall (utledet)"), lambda row: row.outcome),
    ],
    keys=("utvalg", "saksnr", "moetedato", "tittel", "utfall", "utfall_utledet", "utfall_sikkert", *_KINDS),
    record=_stat_record,
    flat=_stat_flat,
    nothing_found=_("Fant ingen saker å sammenligne."),
)


_CASE = ("utvalg", "saksnr", "moetedato", "utfall")

_CHANGE = (
    "art",
    "fra",
    "til",
    "fra_tekst",
    "til_tekst",
    "treff",
    "tekst",
    "utfall_utledet",
    "utfall_sikkert",
    "ogsaa_fra",
)


def _points(case: CaseChanges) -> Iterator[dict[str, Any]]:
    """One point a row, with its case; a case without points is a row by itself. The words are in JSON only."""
    about = {key: value for key, value in msgspec.to_builtins(case).items() if key != "forslag"}
    for change in about.pop("endringer") or [{}]:
        yield {**about, **change}


def comparison_table(view: View) -> Table[CaseChanges]:
    """The list of these cases; people read it as a page."""
    of_proposals = ("vedtatt_forslag", "fra_forslag") if any(case.was_voted_on for case in view.cases) else ()
    return Table(
        envelope="saker",
        keys=(*_CASE, *_CHANGE, *of_proposals),
        expand=_points,
        flat=dict,
        text=lambda _rows, screen: terminal(view, screen),
        markdown=lambda _rows, _screen: markdown(view),
        nothing_found=_("Fant ingen saker å sammenligne."),
    )
