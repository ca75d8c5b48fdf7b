"""The review of a branch in words: the verdict, and sections of what was done."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from referat_cli.compare.change import RecordChange
from referat_cli.i18n import _, ngettext
from referat_cli.model.case_names import titled
from referat_cli.model.case_numbers import has_number
from referat_cli.model.meeting import Correction, Mark, Meeting
from referat_cli.model.point_numbers import numbered
from referat_cli.model.problem import Problem
from referat_cli.queries.review import Commitment, GroupMarks, Lost, Review, ReviewedList, ReviewedMeeting, by_severity
from referat_cli.queries.touched import Touched
from referat_cli.render.changes import by_case, change_words
from referat_cli.render.diff.sentences import View, meeting_line
from referat_cli.render.folded import FoldedLine, FoldedReport, Part, Section, text_line
from referat_cli.render.history import kind_words
from referat_cli.render.labels import describe_date, describe_status, label, listed, long_meeting_date
from referat_cli.render.problems import sentences
from referat_cli.render.screen import Shown
from referat_cli.rules.meeting_edit import describe_change
from referat_cli.store.commits import short_id

# That a register gives an approved list another meaning is told with what was done to approved texts.
_RELISTED = "REF811"
# What is only that a text was altered, when: it stands word by word with its meeting, and is counted here.
_ALTERED = {"REF801": _("etter innkallingen"), "REF812": _("før godkjenning")}
# So many who were not there are named in the line of their group.
_NAMED = 5


def report(review: Review, names: dict[str, str], shown: Shown) -> FoldedReport:
    """What the review says; ``names`` are those of committees by their codes, ``shown`` how a path is shown."""
    told = _Teller(review, names, shown)
    sections = (
        Section(_("Godkjent tekst som er rørt"), [*told.touched(), *told.relisted()]),
        Section(_("Kan ikke leses"), list(told.unreadable())),
        Section(_("Borte"), list(told.lost())),
        Section(_("Møter"), list(told.meetings())),
        Section(_("Oppmøte"), list(told.attendance())),
        Section(_("Registeret"), list(told.registers())),
        Section(_("Oppfølging"), list(told.commitments())),
        Section(_("Funn"), list(told.findings())),
    )
    found = [section for section in sections if section.parts]
    return FoldedReport(verdict(review), [told.about()], found, review.stops)


def verdict(review: Review) -> str:
    """The first line: what was done to approved texts without a correction, alone; else what the branch does."""
    if review.stops:
        since = review.approved_since
        meanwhile = ngettext(
            "{n} referat i grenen er godkjent etter at den skilte lag",
            "{n} referater i grenen er godkjent etter at den skilte lag",
            since,
        ).format(n=since)
        return "; ".join([*([_silent(review.silent)] if review.silent else []), *([meanwhile] if since else [])])
    changes = list(_summary(review))
    if not changes and not review.touched and not review.unreadable and not _relisted(review):
        return _("Ingenting er endret i møter eller registre.")
    start = _("Ingen godkjent tekst er rørt.")
    if review.unreadable:
        start = _("Ingen godkjent tekst som kan leses, er rørt.")
    if corrected := len(review.touched):
        start = ngettext("{n} godkjent referat er rettet åpent.", "{n} godkjente referater er rettet åpent.", corrected)
        start = start.format(n=corrected)
    if _relisted(review):
        start += _(" Registeret gir en godkjent deltakerliste en annen mening.")
    return f"{start} {_sentence(', '.join(changes))}." if changes else start


def _silent(silent: Sequence[Touched]) -> str:
    """How many approved texts were touched without a correction."""
    decisions = sum(len(touched.decisions) for touched in silent if touched.fate in ("endret", "satt_tilbake"))
    others = sum(touched.fate in ("endret", "satt_tilbake") and not touched.decisions for touched in silent)
    deleted, unread = (sum(touched.fate == fate for touched in silent) for fate in ("slettet", "ulest"))
    changed = (
        [ngettext("{n} godkjent vedtak", "{n} godkjente vedtak", decisions).format(n=decisions)] if decisions else []
    )
    if others:
        changed.append(ngettext("{n} godkjent referat", "{n} godkjente referater", others).format(n=others))
    parts = [_("{what} er endret").format(what=_(" og ").join(changed))] if changed else []
    if deleted:
        sentence = ngettext("{n} godkjent referat er slettet", "{n} godkjente referater er slettet", deleted)
        parts.append(sentence.format(n=deleted))
    if unread:
        sentence = ngettext(
            "{n} godkjent referat er gjort uleselig", "{n} godkjente referater er gjort uleselige", unread
        )
        parts.append(sentence.format(n=unread))
    return _("{what} uten rettelse").format(what=listed(parts))


def _summary(review: Review) -> Iterator[str]:
    """What the branch does to the rest, in a few words each."""
    approved = {touched.path for touched in review.touched}
    others = [meeting for meeting in review.meetings if meeting.file.path not in approved]
    kinds = Counter(map(_of_meeting, others))
    kinds["borte"] = sum(lost.kind == "moete" for lost in review.lost)
    cases = sum(len(_changed_cases(meeting)) for meeting in others if _of_meeting(meeting) == "endret")
    new = sum(c.field == "saker" and c.before is None for one in others if one.file.old for c in one.file.changes)
    lost = sum(lost.kind == "sak" for lost in review.lost)
    severe = Counter(problem.severity for problem in review.findings.told if problem.code != _RELISTED)
    counted = (
        (kinds["nytt"], "{n} nytt møte", "{n} nye møter"),
        (kinds["foert"], "{n} møte ført", "{n} møter ført"),
        (kinds["godkjent"], "{n} referat godkjent", "{n} referater godkjent"),
        (kinds["endret"], "{n} møte endret", "{n} møter endret"),
        (new, "{n} ny sak", "{n} nye saker"),
        (cases, "{n} sak endret", "{n} saker endret"),
        (kinds["borte"], "{n} møte borte", "{n} møter borte"),
        (lost, "{n} sak borte", "{n} saker borte"),
        (len(review.registers), "{n} register endret", "{n} registre endret"),
        (len(review.unreadable), "{n} fil kan ikke leses", "{n} filer kan ikke leses"),
        (severe["feil"], "{n} ny feil", "{n} nye feil"),
        (severe["advarsel"], "{n} ny advarsel", "{n} nye advarsler"),
    )
    yield from (ngettext(one, many, n).format(n=n) for n, one, many in counted if n)


def _of_meeting(meeting: ReviewedMeeting) -> str:
    """What was done to a meeting, as the first line counts it."""
    if meeting.file.old is None:
        return "nytt"
    return meeting.kind if meeting.kind in ("foert", "godkjent") else "endret"


def _changed_cases(meeting: ReviewedMeeting) -> set[str]:
    return {change.case for change in meeting.file.changes if change.case and change.field != "saker"}


def _relisted(review: Review) -> list[Problem]:
    """The findings of registers that give an approved list another meaning."""
    return [problem for problem in review.findings.of_history if problem.code == _RELISTED]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Teller:
    """What each section says."""

    def __init__(self, review: Review, names: dict[str, str], shown: Shown) -> None:
        self._review, self._names, self._shown = review, names, shown
        # Of what was approved before, all that was done to it is told there.
        touched = {one.path for one in review.touched}
        self._told = {one.file.path for one in review.meetings if one.file.path in touched and one.file.was_approved}

    def about(self) -> str:
        """From where to where, by whom."""
        review = self._review
        authors = dict.fromkeys(commit.author.partition(" <")[0] for commit in review.commits)
        parts = []
        if n := len(review.commits):
            done = ngettext("{n} innsjekking av {authors}", "{n} innsjekkinger av {authors}", n)
            parts.append(done.format(n=n, authors=listed(list(authors))))
        if review.has_uncommitted:
            parts.append(_("det som ikke er sjekket inn"))
        done = _(", og ").join(parts) or _("ingen innsjekkinger rører møter eller registre")
        until = short_id(review.until) if review.until else _("det som står på disken")
        sentence = _("Fra {since} til {until}: {done}.")
        return sentence.format(since=short_id(review.since), until=until, done=done)

    def _meeting(self, path: str, meeting: Meeting) -> str:
        name = self._names.get(meeting.committee, meeting.committee)
        return _("{name}, {date}").format(name=name, date=long_meeting_date(path, meeting.date))

    def touched(self) -> Iterator[Part]:
        """The approved meetings that were touched, those without a correction first."""
        for touched in sorted(self._review.touched, key=lambda one: not one.is_silent):
            fate = {
                "endret": _("endret uten rettelse"),
                "satt_tilbake": _("satt tilbake fra godkjent"),
                "slettet": _("slettet"),
                "ulest": _("kan ikke leses lenger"),
                "rettet": _("rettet åpent"),
                "godkjent_siden": _("godkjent etter at grenen skilte lag"),
            }[touched.fate]
            head = _("{meeting}: {fate}").format(meeting=self._meeting(touched.path, touched.adopted), fate=fate)
            yield Part(head, list(self._of_touched(touched)), open=True)

    def _of_touched(self, touched: Touched) -> Iterator[FoldedLine]:
        if touched.adopted.approved:
            yield text_line(describe_status(touched.adopted))
        judged = self._review.judged.get(touched.path, ())
        if who := list(dict.fromkeys(map(_by, filter(_is_committed, judged)))):
            yield text_line(_("gjort av {who}").format(who=listed(who)))
        yield from _changes(touched.uncorrected, touched.now or touched.adopted, touched.adopted)
        if touched.corrected or touched.entries:
            if touched.is_silent:
                yield text_line(_("Rettet åpent:"), strong=True)
            yield from map(_entry, touched.entries)
            yield from _changes(touched.corrected, touched.adopted, touched.adopted)
        steps = [problem.step for problem in judged if problem.step]
        if touched.fate == "godkjent_siden":
            steps = [_("flett grenen den skal inn i, inn i denne, og se over på nytt")]
        for step in dict.fromkeys(steps):
            yield text_line(_("Neste steg: {step}").format(step=step))

    def relisted(self) -> Iterator[Part]:
        """The approved lists that a register gives another meaning."""
        yield from (Part(sentences(problem.message, problem.step)) for problem in _relisted(self._review))

    def unreadable(self) -> Iterator[Part]:
        """What was touched and could not be read, so that nobody has looked at it."""
        for path, is_new in self._review.unreadable:
            sentence = _("{path} kan ikke leses slik den står nå, så ingen har sett hva som er endret i den")
            if not is_new:
                sentence = _("{path} kunne ikke leses slik den sto før, så det er ingenting å sammenligne med")
            yield Part(sentence.format(path=self._shown(path)))

    def lost(self) -> Iterator[Part]:
        """What is not in the record any more."""
        deleted = {lost.path for lost in self._review.lost if lost.kind == "moete"}
        for lost in self._review.lost:
            if lost.kind == "moete" or lost.path not in deleted:
                yield Part(self._lost(lost))

    def _lost(self, lost: Lost) -> str:
        meeting = self._meeting(lost.path, lost.meeting)
        if lost.kind == "moete":
            cases = listed([case.number for case in lost.meeting.cases] or [_("ingen")])
            return _("{meeting}: møtet er slettet, med sak {cases}").format(meeting=meeting, cases=cases)
        sentence = {
            "sak": _("{meeting}: sak {case} {text} er tatt ut"),
            "vedtak": _("{meeting}: vedtaket i sak {case} {text} er tatt ut"),
            "punkt": _("{meeting}: {point} i sak {case} er strøket: {text}"),
        }[lost.kind]
        where = lost.number or ""  # "vedtak/2": whether of the proposal or of the decision, and which
        root, _slash, number = where.partition("/")
        point = f"{label(root)} {number}" if root else ""
        return sentence.format(meeting=meeting, case=lost.case, text=lost.text, point=point)

    def meetings(self) -> Iterator[Part]:
        """The meetings that are new or have changed."""
        for meeting in self._review.meetings:
            if meeting.file.path not in self._told:
                yield Part(self._heading(meeting), list(self._of_meeting(meeting)))

    def _heading(self, meeting: ReviewedMeeting) -> str:
        words = _("avlyst") if meeting.new.status == "avlyst" else kind_words(meeting.kind).lower()
        if meeting.file.old is None:
            words = _("nytt møte, {words}").format(words=words)
        path = meeting.file.path or ""
        if meeting.cases and meeting.new.was_held:
            outcomes = meeting_line(meeting.cases).partition(": ")[2]
            words = _("{words} ({outcomes})").format(words=words, outcomes=outcomes)
        return _("{meeting}: {words}").format(meeting=self._meeting(path, meeting.new), words=words)

    def _of_meeting(self, meeting: ReviewedMeeting) -> Iterator[FoldedLine]:
        file, old = meeting.file, meeting.file.old
        yield text_line(self._shown(file.path or ""))
        if file.old_path and file.old_path != file.path:
            yield text_line(_("flyttet fra {old}").format(old=self._shown(file.old_path)))
        changes = [change for change in file.changes if not change.field.startswith("deltakere")]
        if old is None:
            changes = []
        if meeting.kind == "godkjent":
            yield text_line(describe_status(meeting.new))
            changes = [change for change in changes if change.field not in ("status", "godkjent")]
        elif isinstance(old, Meeting) and meeting.new.was_held and not old.was_held:
            # What was written at the meeting is shown with its cases; what was there before and is another now is not.
            changes = [change for change in changes if change.before is not None and change.field != "status"]
        yield from _changes(changes, meeting.new, old if isinstance(old, Meeting) else meeting.new)
        yield from _cases(meeting)

    def attendance(self) -> Iterator[Part]:
        """A line for each group, and every mark that was changed."""
        for one in self._review.attendance:
            if one.path in self._told:
                continue
            lines = [text_line(_group(group)) for group in one.groups]
            lines += [FoldedLine(change_words(change)) for change in one.changes]
            yield Part(self._attendance(one), lines, open=True)

    def _attendance(self, one: ReviewedList) -> str:
        n = len(one.changes)
        words = ngettext("{n} endring i deltakerlisten", "{n} endringer i deltakerlisten", n).format(n=n)
        return f"{self._meeting(one.path, one.meeting)}: {words if n else _('deltakerlisten er ført')}"

    def registers(self) -> Iterator[Part]:
        """The registers that have changed, new people and new spellings first."""
        for file in self._review.registers:
            code = (file.path or file.old_path or "").split("/")[1]
            new = sorted(file.changes, key=lambda change: not (_is_person(change) or _is_alias(change)))
            counts = (
                (sum(map(_is_person, file.changes)), "{n} ny person", "{n} nye personer"),
                (sum(map(_is_alias, file.changes)), "{n} ny skrivemåte", "{n} nye skrivemåter"),
            )
            words = [ngettext(one, many, n).format(n=n) for n, one, many in counts if n]
            if others := len(file.changes) - sum(n for n, _one, _many in counts):
                words.append(ngettext("{n} annen endring", "{n} andre endringer", others).format(n=others))
            head = f"{self._names.get(code, code)}: {', '.join(words) or _('filen er flyttet')}"
            yield Part(head, [FoldedLine(change_words(change)) for change in new], open=True)

    def commitments(self) -> Iterator[Part]:
        """What somebody is to do now, and what is done."""
        made = sorted(self._review.commitments, key=_of_case)
        kinds = Counter(one.kind for one in made)
        counted = (
            (kinds["ny"], "{n} ny forpliktelse", "{n} nye forpliktelser"),
            (kinds["lukket"], "{n} lukket", "{n} lukket"),
            (kinds["borte"], "{n} ikke lenger ført", "{n} ikke lenger ført"),
        )
        head = ", ".join(ngettext(one, many, n).format(n=n) for n, one, many in counted if n)
        if made:
            yield Part(head, [text_line(self._commitment(one)) for one in made])

    def _commitment(self, made: Commitment) -> str:
        row = made.followup
        address = (f"{row.committee}:" if len(self._names) > 1 else "") + f"{row.address}#{row.point}"
        sentence = {
            "ny": _("ny, {address}: {text}"),
            "lukket": _("lukket i sak {case}, {address}: {text}"),
            "borte": _("ikke lenger ført, {address}: {text}"),
        }[made.kind]
        facts = list(row.responsible)
        if row.deadline:
            facts.append(_("frist {date}").format(date=describe_date(row.deadline)))
        more = f" ({', '.join(facts)})" if facts and made.kind == "ny" else ""
        return sentence.format(address=address, case=row.closed_by, text=row.text) + more

    def findings(self) -> Iterator[Part]:
        """What the rules find that is the branch's own, and how much else there is."""
        findings = self._review.findings
        told = [problem for problem in findings.told if problem.code != _RELISTED]
        notes = []
        if findings.mended:
            notes.append(_("{n} er borte siden").format(n=findings.mended))
        if findings.known:
            notes.append(_("{n} sto der fra før").format(n=findings.known))
        if not told and not notes:
            return
        n = len(told)
        head = ngettext("{n} nytt funn", "{n} nye funn", n).format(n=n) if n else _("Ingen nye funn")
        shown = {problem: self._is_shown(problem) for problem in told}
        lines = [self._finding(problem) for problem in sorted(told, key=by_severity) if not shown[problem]]
        for code, count in sorted(Counter(problem.code for problem in told if shown[problem]).items()):
            sentence = ngettext(
                "{code}: {n} endring {when}, vist over", "{code}: {n} endringer {when}, vist over", count
            )
            lines.append(text_line(sentence.format(code=code, n=count, when=_ALTERED[code])))
        yield Part("; ".join([head, *notes]), lines)

    def _is_shown(self, problem: Problem) -> bool:
        """Whether the change that a finding is about stands word by word with its meeting."""
        if problem.code not in _ALTERED:
            return False
        files = [one.file for one in self._review.meetings if one.file.path == problem.path]
        changes = (c for file in files for c in file.changes if file.old and c.text and c.before and c.after)
        return any(f": {describe_change(change)}" in problem.message for change in changes)

    def _finding(self, problem: Problem) -> FoldedLine:
        place = f"{self._shown(problem.path)}:{problem.place.line}"
        return text_line(f"{problem.severity} {problem.code} {place}: {problem.message}")


def _is_committed(problem: Problem) -> bool:
    return problem.origin is not None and problem.origin.commit is not None


def _by(problem: Problem) -> str:
    """Who did what a finding tells of."""
    commit, author = problem.origin or (None, None)
    return _("{author} ({commit})").format(author=author, commit=short_id(commit or ""))


def _entry(entry: Correction) -> FoldedLine:
    case = _(" i sak {case}").format(case=entry.case) if entry.case else ""
    sentence = _("rettelse {date}{case}, gjelder {what}: {text}")
    what = ", ".join(map(label, entry.concerns))
    return text_line(sentence.format(date=describe_date(entry.date), case=case, what=what, text=entry.text))


def _changes(changes: Iterable[RecordChange], new: Meeting, old: Meeting) -> Iterator[FoldedLine]:
    """The changes, those of a case under its number and its title."""
    titles = {case.number: case.title for meeting in (old, new) for case in meeting.cases}
    for case, found in by_case(list(changes)):
        if case is not None:
            title = titles.get(case, "")
            heading = _("sak {number} {title}").format(number=case, title=title) if has_number(case) else title
            yield text_line(heading.strip(), strong=True)
        yield from (FoldedLine(change_words(change), depth=int(case is not None)) for change in found)


def _cases(meeting: ReviewedMeeting) -> Iterator[FoldedLine]:
    """The cases with their proposal against their decision."""
    view = View(meeting.cases)
    for compared in meeting.cases:
        case = view.case(compared)
        yield text_line(f"{titled(case.number, case.title)}: {case.headline}", strong=bool(case.points))
        if not compared.held:
            for number, _at, proposed in numbered(compared.found.case.proposal or ()):
                yield text_line(_("forslag {number}: {text}").format(number=number, text=proposed.text), 1)
        yield from (text_line(note, 1) for note in case.notes)
        for point in case.points:
            yield FoldedLine((("uendret", f"{point.numbers} {point.kind}: "), *point.words), 1)
            if point.origin:
                yield FoldedLine(point.origin, 2)
        if case.unchanged:
            yield text_line(case.unchanged, 1)
        yield from (text_line(line, 1) for line in case.not_adopted)


def _of_case(made: Commitment) -> tuple[str, str, list[int]]:
    """What puts commitments in the order of their meetings, cases and points."""
    row = made.followup
    return row.committee, row.date, [int(number) for number in re.findall(r"\d+", f"{row.number}#{row.point}")]


def _group(group: GroupMarks) -> str:
    """A group in one line: how many have each mark, and who was not there."""
    words = []
    for mark in get_args(Mark):
        if not (people := group.people.get(mark)):
            continue
        text = f"{len(people)} {mark}"
        if mark not in ("møtt", "digitalt"):
            rest = len(people) - _NAMED
            names = [*people[:_NAMED], *([_("{n} til").format(n=rest)] if rest > 0 else [])]
            text += f" ({listed(names)})"
        words.append(text)
    return f"{group.group}: {', '.join(words) or _('ingen')}"


def _is_person(change: RecordChange) -> bool:
    """Whether a change is that somebody came into a register."""
    place = change.is_at or ()
    return change.before is None and place[:1] == ("grupper",) and place[2:3] == ("personer",) and len(place) == 4  # noqa: PLR2004


def _is_alias(change: RecordChange) -> bool:
    """Whether a change is that a spelling came into a register."""
    return change.before is None and (change.is_at or ())[:1] == ("alias",)
