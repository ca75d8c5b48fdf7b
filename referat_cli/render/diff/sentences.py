"""The comparison of a proposal and a decision in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from referat_cli.compare.points import Change
from referat_cli.compare.text_diff import Words
from referat_cli.i18n import _, ngettext
from referat_cli.model.case_names import titled
from referat_cli.model.proposals import origin_address, point_of
from referat_cli.queries.decisions import Compared
from referat_cli.render.changed_since import approval_is_unknown, changed_since_sentence
from referat_cli.render.changes import change_words
from referat_cli.render.diff.proposals import held_against, not_adopted, origin
from referat_cli.render.labels import (
    closed_words,
    describe_meeting,
    describe_status,
    long_meeting_date,
    outcome_words,
)
from referat_cli.render.votes import outcome_of_case

# What changes the decision, in the order in which it is summed up; then what does not.
_SUBSTANCE = ("endret", "stroeket", "tilfoeyd", "flyttet", "flyttet_endret", "delt", "slaatt_sammen")

_NONE = "–"


def kind_words(change: Change) -> str:
    """What became of a point, in a word or three."""
    if change.kind == "flyttet":
        wording = {
            "endret": _("flyttet og endret"),
            "redaksjonell": _("flyttet, redaksjonell"),
            "kosmetisk": _("flyttet, kosmetisk"),
        }
        return wording.get(change.wording or "", _("flyttet"))
    return {
        "uendret": _("uendret"),
        "kosmetisk": _("kosmetisk"),
        "redaksjonell": _("redaksjonell"),
        "endret": _("endret"),
        "tilfoeyd": _("tilføyd"),
        "stroeket": _("strøket"),
        "delt": _("delt"),
        "slaatt_sammen": _("slått sammen"),
    }[change.kind]


def depth(change: Change) -> int:
    """How many points a point stands under; the letter of a proposal is none."""
    number = change.target or point_of(origin_address(change.source or ""))
    return number.count(".")


def numbers(change: Change) -> str:
    """The point's number in the proposal and in the decision: "5", "2.3 → 2.4", "– → 2.3", "1 → –"."""
    if change.source == change.target and not change.other_sources:
        return change.source or ""
    sources = "+".join((change.source or _NONE, *change.other_sources))
    return f"{sources} → {change.target or _NONE}"


def numbers_aloud(change: Change) -> str:
    """The same for those who hear it read."""
    if change.source is None:
        return _("Punkt {target} i vedtaket").format(target=change.target)
    if change.target is None:
        return _("Punkt {source} i forslaget").format(source=change.source)
    if change.source == change.target and not change.other_sources:
        return _("Punkt {source}").format(source=change.source)
    sentence = _("Punkt {sources} i forslaget, punkt {target} i vedtaket")
    if change.other_sources:
        sentence = _("Punktene {sources} i forslaget, punkt {target} i vedtaket")
    return sentence.format(sources=_(" og ").join((change.source, *change.other_sources)), target=change.target)


def reason(change: Change) -> str:
    """Why the comparison says so: what made two points the same one, or why a point has no counterpart."""
    if change.match is None:
        if change.source is None:
            return _("nytt, fordi ikke noe punkt i forslaget likner nok")
        return _("borte, fordi ikke noe punkt i vedtaket likner nok")
    if change.kind == "delt":
        return _("delt fra punkt {source}, fordi ordene sto der").format(source=change.source)
    if change.kind == "slaatt_sammen":
        sources = _(" og ").join((change.source or "", *change.other_sources))
        return _("slått sammen av punktene {sources}, fordi ordene sto der").format(sources=sources)
    return {
        "fra_forslag": _("samme punkt, fordi referatet sier hvor det kom fra"),
        "identisk": _("samme punkt, fordi teksten er den samme"),
        "kosmetisk": _("samme punkt, fordi ordene er de samme"),
        "lik": _("samme punkt, fordi tekstene likner"),
    }[change.match]


def with_text(changes: Iterable[Change]) -> list[Change]:
    """The changes of points that say something; a bullet left empty for the meeting is none."""
    return [change for change in changes if change.old_text or change.new_text]


# As much of an unchanged text as tells which point it is.
_BEGINNING = 60


def _beginning(text: str) -> str:
    """The first words of a text, whole where it is short."""
    if len(text) <= _BEGINNING:
        return text
    return text[:_BEGINNING].rpartition(" ")[0] + " …"


def _with_parents(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of points that did change, each after the unchanged points that it stands under."""
    shown_changes = with_text(changes)
    of_target = {change.target: change for change in shown_changes if change.target}
    of_source = {change.source: change for change in shown_changes if change.source}
    shown: set[int] = set()
    for change in shown_changes:
        if change.kind == "uendret":
            continue
        number, known = (change.target, of_target) if change.target else (change.source or "", of_source)
        parts = number.split(".")
        above = (known.get(".".join(parts[:depth])) for depth in range(1, len(parts)))
        for parent in above:
            if parent and parent.kind == "uendret" and id(parent) not in shown:
                shown.add(id(parent))
                yield replace(parent, words=(("uendret", _beginning(parent.new_text or "")),))
        yield change


def counted(changes: Sequence[Change]) -> str:
    """How many points these are: "1 punkt og 4 underpunkter"."""
    below = sum(depth(change) > 0 for change in changes)
    top = len(changes) - below
    parts = [ngettext("{n} punkt", "{n} punkter", top).format(n=top)] if top else []
    if below:
        parts.append(ngettext("{n} underpunkt", "{n} underpunkter", below).format(n=below))
    return _(" og ").join(parts)


def headline(case: Compared) -> str:
    """What became of a case, and what was changed, in one line; its number is not in it."""
    if case.found.case.closed:
        return closed_words()
    if case.lost:
        return _("sto i innkallingen, men står ikke i referatet")
    if case.held:
        return _headline_of_held(case)
    if case.outcome == "ikke_behandlet":  # the meeting was called off
        return outcome_words(case.outcome)
    return _("ikke behandlet ennå") if case.proposed else _("ikke behandlet ennå, uten forslag")


def _headline_of_held(case: Compared) -> str:
    points = with_text(case.changes)
    main = case.against.main
    words = outcome_of_case(case.known, main) if case.known else ""
    if not case.decided and case.outcome in ("vedtatt_uendret", "vedtatt_endret", "erstattet", "uten_forslag"):
        return _("{words}, vedtakets tekst er ikke ført").format(words=words)
    if not case.decided:
        without = _("uten vedtak") if case.proposed else _("uten forslag og vedtak")
        words = without if case.outcome == "uten_vedtak" else f"{words}, {without}"
        return _("{words}: forslaget har {points}").format(words=words, points=counted(points)) if points else words
    if not case.proposed:
        if main is not None:
            return _("{words}, forslagets tekst er ikke ført: {points}").format(words=words, points=counted(points))
        words = words if case.outcome == "uten_forslag" else _("{words}, uten forslag").format(words=words)
        return f"{words}: {counted(points)}"
    if case.outcome == "vedtatt_uendret" and any(change.kind in ("stroeket", "endret") for change in points):
        return _("{words}: vedtaket viser til forslaget").format(words=words)
    return f"{words}: {_changed(points)}" if points else words


def _changed(points: Sequence[Change]) -> str:
    """How many points were changed, and in what way; of a case adopted as proposed, how many there are."""
    ways = {
        "endret": _("{points} endret"),
        "stroeket": _("{points} strøket"),
        "tilfoeyd": _("{points} tilføyd"),
        "flyttet": _("{points} flyttet"),
        "flyttet_endret": _("{points} flyttet og endret"),
        "delt": _("{points} delt fra andre"),
        "slaatt_sammen": _("{points} slått sammen av flere"),
    }
    ways_of = [
        ways[way].format(points=counted(of_way))
        for way in _SUBSTANCE
        if (of_way := [change for change in points if _way(change) == way])
    ]
    editorial, cosmetic = (sum(change.kind == kind for change in points) for kind in ("redaksjonell", "kosmetisk"))
    small = []
    if editorial:
        small.append(ngettext("{n} redaksjonell", "{n} redaksjonelle", editorial).format(n=editorial))
    if cosmetic:
        small.append(ngettext("{n} kosmetisk", "{n} kosmetiske", cosmetic).format(n=cosmetic))
    if ways_of:
        return ", ".join([*ways_of, *small])
    if not small:
        return counted(points)
    noun = ngettext("forskjell", "forskjeller", cosmetic or editorial)
    return f"{_(' og ').join(small)} {noun}"


def _way(change: Change) -> str:
    return "flyttet_endret" if change.kind == "flyttet" and change.wording == "endret" else change.kind


def unchanged(changes: Iterable[Change]) -> str:
    """How many points stayed as they were, as a sentence; "" for none."""
    same = [change for change in with_text(changes) if change.kind == "uendret"]
    return _("Uendret: {points}.").format(points=counted(same)) if same else ""


def stated(case: Compared) -> str:
    """What to say where the record states another outcome than the texts do; "" where it does not."""
    if case.outcome is None or case.derived is None or case.outcome == case.derived:
        return ""
    sentence = _("Utfallet er ført i referatet. Etter tekstene er saken {derived}.")
    return sentence.format(derived=outcome_words(case.derived))


def meeting_line(cases: Sequence[Compared]) -> str:
    """What became of the cases of a meeting: "Prøveutvalget, 4. mars 2026: 1 vedtatt uendret, 1 utsatt".

    Of approved minutes it says that they are.
    """
    outcomes: Counter[str] = Counter()
    for case in cases:
        words = outcome_words(case.outcome) if case.outcome else _("ikke behandlet ennå")
        words = closed_words() if case.found.case.closed else words
        outcomes[_("borte fra referatet") if case.lost else words] += 1
    outcomes_in_words = ", ".join(f"{number} {words}" for words, number in outcomes.items())
    meeting, name = cases[0].found.meeting, cases[0].body
    date = long_meeting_date(cases[0].found.path, meeting.date)
    if meeting.status == "godkjent":
        date = _("{date} ({status})").format(date=date, status=describe_status(meeting))
    return _("{name}, {date}: {outcomes}").format(name=name, date=date, outcomes=outcomes_in_words)


def document_title(view: "View") -> str:
    """What a document of the comparison is called: by its case where that is one, else by the committee."""
    heading = _("Fra forslag til vedtak")
    if len(view.cases) == 1:
        record = view.cases[0].found.case
        return f"{titled(record.number, record.title)} – {heading}"
    return f"{heading} – {view.cases[0].body}" if view.cases else heading


class PointText(NamedTuple):
    """A point as it is shown: its numbers, what became of it, its words, and why (where that was asked for).

    ``origin`` says where it came from, where that is another point than the one it is held against.
    """

    change: Change
    numbers: str
    kind: str
    words: Words
    reason: str
    origin: Words = ()


def _is_visible(words: Words) -> bool:
    return any(kind != "uendret" or text.strip() for kind, text in words)


class CaseText(NamedTuple):
    """A case as it is shown.

    ``since`` are later changes, ``unchanged`` says how many points are not shown, and ``not_adopted`` which proposals
    fell.
    """

    number: str
    title: str
    headline: str
    place: str
    notes: list[str]
    since: list[Words]
    points: list[PointText]
    unchanged: str
    not_adopted: list[str]


@dataclass(frozen=True)
class View:
    """What was asked for: the cases, the meetings among them that are shown as a whole, and how much of each case.

    ``meetings`` are their paths. ``full`` shows unchanged points too, ``explain`` what paired two points.
    """

    cases: Sequence[Compared]
    meetings: frozenset[str] = frozenset()
    full: bool = False
    explain: bool = False

    def parts(self) -> Iterator[tuple[bool, list[Compared]]]:
        """The cases, those of one meeting together; whether they are the meeting as a whole."""
        for path, cases in groupby(self.cases, key=lambda case: case.found.path):
            yield path in self.meetings, list(cases)

    @property
    def changed(self) -> bool:
        """Whether any word is shown as struck or added."""
        of_points = (
            words for case in self.cases for one in self.points(case) for words in (one.words, one.origin_words)
        )
        since = (change.words for case in self.cases if case.since for change in case.since.changes)
        return any(kind != "uendret" for words in (*of_points, *since) for kind, _text in words)

    def case(self, case: Compared) -> CaseText:
        """What is shown of a case."""
        points = [
            PointText(
                change,
                numbers(change),
                kind_words(change),
                change.words if _is_visible(change.words) else (("uendret", _("(tomt punkt)")),),
                reason(change) if self.explain else "",
                origin(change),
            )
            for change in self.points(case)
        ]
        record, notes = case.found.case, [*filter(None, [stated(case)]), *held_against(case)]
        if not case.approval_known:
            notes.append(approval_is_unknown())
        if case.since:
            notes.append(changed_since_sentence(case.since))
        since = [change_words(change) for change in case.since.changes] if case.since else []
        same = unchanged(case.changes) if points and not self.full else ""
        place = describe_meeting(case.found.path, case.found.meeting, case.body)
        names = record.number, record.title, headline(case)
        return CaseText(*names, place, notes, since, points, same, not_adopted(case))

    def points(self, case: Compared) -> list[Change]:
        """The points to show of a case: those that changed, or all of them.

        Of a case with only a proposal or only a decision there is nothing to hold against each other, so its points are
        shown only where all are asked for.
        """
        if self.full:
            return list(case.changes)
        return list(_with_parents(case.changes)) if case.compared or case.lost else []
