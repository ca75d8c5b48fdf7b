"""The comparison of proposals and decisions as a Word file with tracked changes, as Word itself makes them.

To accept all changes gives the decision, to reject all gives the proposal. They bear the committee's name, and the day
of the meeting.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from referat_cli.compare.text_diff import WordKind, Words
from referat_cli.i18n import _
from referat_cli.model.case_names import titled
from referat_cli.model.case_numbers import has_number
from referat_cli.model.names import slug
from referat_cli.paper.redlines import LabelledPoint, redline
from referat_cli.paper.writing.look import Look
from referat_cli.paper.writing.word_file import Properties, WordFile, noon
from referat_cli.paper.writing.word_numbering import INDENT_CM, WordCount, can_be_counted
from referat_cli.paper.writing.word_styles import CONTINUED, REMARK, SUBTITLE, TITLE, heading, list_style
from referat_cli.paper.writing.word_xml import (
    Numbered,
    ParagraphSettings,
    attribute,
    paragraph,
    run,
    words,
)
from referat_cli.queries.decisions import Compared
from referat_cli.render.changes import change_words
from referat_cli.render.diff.sentences import View, document_title, meeting_line
from referat_cli.render.labels import long_meeting_date


def write_redlines(view: View, look: Look, language: str) -> bytes:
    """The comparison as a Word file, in the committee's own look where it has one."""
    file = WordFile(look, language)
    first, title = view.cases[0], document_title(view)
    body = paragraph(run(title), ParagraphSettings(file.style(TITLE)))
    revisions = Revisions()
    for whole, cases in view.parts():
        if whole:
            body += paragraph(run(meeting_line(cases)), ParagraphSettings(file.style(SUBTITLE)))
        body += "".join(_CaseRedline(file, view, case, revisions).xml(place_too=not whole) for case in cases)
    if revisions.number:
        # A paragraph that is struck goes into the one after it, so that one must follow the last.
        how = _("Godta alle endringene for å få vedtaket, eller avvis alle for å få forslaget.")
        body += paragraph(run(how), ParagraphSettings(file.style(REMARK)))
    meetings = {case.found.path for case in view.cases}
    day = f", {long_meeting_date(first.found.path, first.found.meeting.date)}" if len(meetings) == 1 else ""
    page, latest = _("Side {page} av {pages}"), max(case.found.meeting.date for case in view.cases)
    return file.done(body, Properties(title, first.body, latest, language, f"{first.body}{day}", page))


def redlines_name(view: View) -> str:
    """The name of the file, without its ending: committee, day and case, as far as they are the same for all."""
    cases = [case.found for case in view.cases]
    names = []
    if len({case.meeting.committee for case in cases}) == 1:
        names.append(cases[0].meeting.committee)
    if len({case.path for case in cases}) == 1:
        names.append(cases[0].meeting_name)
    if len(cases) == 1:
        number = cases[0].case.number
        names.append(slug(number) if has_number(number) else str(cases[0].place + 1))
    return "-".join([*names, "endringer"])


class Revision(NamedTuple):
    """Who made tracked changes, and when."""

    author: str
    time: str


class Revisions:
    """The tracked changes of a file, each with a number of its own."""

    def __init__(self) -> None:
        self.number = 0

    def open(self, tag: str, by: Revision) -> str:
        """What is said of a change, up to its content."""
        self.number += 1
        return f'<w:{tag} w:id="{self.number}" w:author="{attribute(by.author)}" w:date="{by.time}"'

    def runs(self, text: Words, by: Revision) -> str:
        """The words, those that were struck and added as tracked changes."""
        return "".join(self._run(kind, part, by) for kind, part in text if part)

    def _run(self, kind: str, text: str, by: Revision) -> str:
        if kind == "stroeket":
            inner = f'<w:r><w:delText xml:space="preserve">{words(text)}</w:delText></w:r>'
            return f"{self.open('del', by)}>{inner}</w:del>"
        return f"{self.open('ins', by)}>{run(text)}</w:ins>" if kind == "tilfoeyd" else run(text)


class _CaseRedline:
    """A case in the file."""

    def __init__(self, file: WordFile, view: View, case: Compared, revisions: Revisions) -> None:
        self._file, self._view, self._case, self._revisions = file, view, case, revisions
        self._by = Revision(case.body, noon(case.found.meeting.date))

    def xml(self, *, place_too: bool) -> str:
        """Its heading, its points with their changes, what became of it, and what was changed after the approval.

        LibreOffice may set what follows a paragraph that goes as that was set, so what became of the case stands
        between its points and the next heading.
        """
        shown = self._view.case(self._case)
        notes = shown.notes[:-1] if self._case.since else shown.notes
        place = [paragraph(run(shown.place), self._set(SUBTITLE))] if place_too else []
        headline = f"{shown.headline[:1].upper()}{shown.headline[1:]}."
        return "".join(
            [
                paragraph(run(titled(shown.number, shown.title)), self._set(heading(1))),
                *place,
                *self._points(),
                *map(self._remark, [headline, *notes, *shown.not_adopted]),
                *self._since(shown.notes),
            ]
        )

    def _set(self, style: str) -> ParagraphSettings:
        return ParagraphSettings(self._file.style(style))

    def _remark(self, text: str) -> str:
        return paragraph(run(text), self._set(REMARK))

    def _points(self) -> Iterator[str]:
        """The points; one that is struck or added goes or comes with its paragraph, and so with its number."""
        points = redline(self._case)
        after = WordCount(self._file.numbering)
        news = self._settings([point.new for point in points], after, [None] * len(points))
        like = [settings.numbered if settings else None for settings in news]
        olds = self._settings([point.old for point in points], after.anew(), like)
        for point, old, new in zip(points, olds, news, strict=True):
            if old and new and old == new and point.new:
                yield paragraph(run(_said(point.new, new)) + self._revisions.runs(point.words, self._by), new)
                continue
            # One that is set in another way goes and comes: LibreOffice does not take back how a paragraph is set.
            yield self._whole(point.old, old, "stroeket") if point.old and old else ""
            yield self._whole(point.new, new, "tilfoeyd") if point.new and new else ""

    def _settings(
        self, points: Sequence[LabelledPoint | None], count: WordCount, like: Sequence[Numbered | None]
    ) -> list[ParagraphSettings | None]:
        """How the points of one text are set: each in the list, and at the level, that gives its label."""
        shown = [point for point in points if point]
        labels = [point.label if point.level == one.level else "" for one, point in pairwise(shown)]
        following = iter([*labels, ""])
        found: list[ParagraphSettings | None] = []
        for point, near in zip(points, like, strict=True):
            if point is None:
                found.append(None)
                continue
            after, indent = next(following), INDENT_CM * (point.level + 1)
            if not point.label:
                found.append(self._set(CONTINUED)._replace(indent=INDENT_CM * point.level))
                continue
            if can_be_counted(point.label):
                at = count.place(0, point.level, point.label, after, like=near)
                style = self._file.style(list_style(point.level, ordered=point.ordered))
                found.append(ParagraphSettings(style, at))
            else:
                found.append(self._set(CONTINUED)._replace(indent=indent))
        return found

    def _whole(self, point: LabelledPoint, settings: ParagraphSettings, kind: WordKind) -> str:
        """A point that goes or comes as a whole, with the mark of its paragraph."""
        mark = f"{self._revisions.open('del' if kind == 'stroeket' else 'ins', self._by)}/>"
        text = f"{_said(point, settings)}{point.text}"
        return paragraph(self._revisions.runs(((kind, text),), self._by), settings._replace(mark=mark))

    def _since(self, notes: Sequence[str]) -> Iterator[str]:
        """What was changed after the minutes were approved, and who did it where nobody has recorded a correction."""
        since = self._case.since
        if since is None:
            return
        commit, by = since.commit, self._by
        if not since.corrected:
            by = by._replace(author=commit.author if commit else _("ikke sjekket inn"))
        if commit:
            by = by._replace(time=noon(commit.time[:10]))
        yield self._remark(notes[-1])
        count = WordCount(self._file.numbering)
        style = self._file.style(list_style(0, ordered=False))
        for change in since.changes:
            content = self._revisions.runs(change_words(change, whole=True), by)
            yield paragraph(content, ParagraphSettings(style, count.place(0, 0, "–")))


def _said(point: LabelledPoint, settings: ParagraphSettings) -> str:
    """The label of a point that Word does not count, as words before it."""
    return f"{point.label} " if point.label and not settings.numbered else ""
