"""A meeting read from the lines of a document: the record that the paper gives, and where every word of it went."""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.case_numbers import names_of
from referat_cli.model.meeting import Meeting
from referat_cli.model.names import fold
from referat_cli.model.register import Register
from referat_cli.paper.reading.attendance.at_end import with_list_on_top
from referat_cli.paper.reading.attendance.attendance import read_attendance
from referat_cli.paper.reading.attendance.during_cases import ListedPeople
from referat_cli.paper.reading.attendance.lost_list import with_lost_list
from referat_cli.paper.reading.attendance.officers import (
    name_in_full,
    read_officers,
    read_officers_by_office,
    read_officers_in_cases,
)
from referat_cli.paper.reading.attendance.over_lines import running_lists
from referat_cli.paper.reading.attendance.reading import ListOf
from referat_cli.paper.reading.attendance.sentences import tells_count
from referat_cli.paper.reading.cases.agenda import read_agenda
from referat_cli.paper.reading.cases.agenda_rows import Titles
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.cases import case_number, read_case
from referat_cli.paper.reading.cases.doubtful_votes import tell_doubtful_decisions, tell_unread_votes
from referat_cli.paper.reading.cases.flow import layout_of, uniform
from referat_cli.paper.reading.cases.heads_of_paper import find_heads, numbered_year
from referat_cli.paper.reading.cases.layout import CasesOnPaper, chapters_of_agenda, lay_out_cases, with_opening
from referat_cli.paper.reading.cases.lost_agenda import with_lost_agenda
from referat_cli.paper.reading.cases.other_business import is_other_business
from referat_cli.paper.reading.cases.part_headings import part_heading
from referat_cli.paper.reading.cases.parts_as_cases import with_parts_as_cases
from referat_cli.paper.reading.cases.reading import CaseReading, OtherBusinessOnPaper
from referat_cli.paper.reading.cases.tables import rows_as_cases
from referat_cli.paper.reading.cases.task_columns import rows_of_tasks
from referat_cli.paper.reading.cases.tasks import with_own_tasks
from referat_cli.paper.reading.cases.types import write_types_of_series
from referat_cli.paper.reading.cases_on_lines import titles_apart, with_titles_of_agenda
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.end_of_cases import (
    attachments_before_end,
    end_of_account,
    end_of_cases,
    with_end_apart,
    with_plan_on_line,
)
from referat_cli.paper.reading.furniture import without_furniture
from referat_cli.paper.reading.head.approval import read_approval_on_pages
from referat_cli.paper.reading.head.form import read_form_in_case
from referat_cli.paper.reading.head.head import read_head, read_waiting
from referat_cli.paper.reading.head.lost_head import with_lost_head
from referat_cli.paper.reading.head.mail_head import Sent, without_mail_head
from referat_cli.paper.reading.head.officers import names_in_head, officers_in_head, settle_chairs
from referat_cli.paper.reading.head.reading import HeadReading, TitleRead
from referat_cli.paper.reading.head.title import year_of_title
from referat_cli.paper.reading.head.when_and_where import next_date
from referat_cli.paper.reading.head.without_labels import finish_head
from referat_cli.paper.reading.ledger import DocumentReading, Ledger
from referat_cli.paper.reading.people.broken_names import with_whole_names
from referat_cli.paper.reading.people.facts import RUN
from referat_cli.paper.reading.people.splitting import split_names
from referat_cli.paper.reading.people.who import is_party
from referat_cli.paper.reading.rows_of_tabs import rows_of_tabs
from referat_cli.paper.reading.rows_over_pages import rows_over_pages
from referat_cli.paper.reading.source import Piece, SourceDocument, SourceLine, whole
from referat_cli.paper.reading.tail import read_tail, with_facts_below
from referat_cli.paper.reading.tail_lines import next_told
from referat_cli.paper.reading.treatment.treatment import Known
from referat_cli.paper.reading.words.bodies import forms_of_office
from referat_cli.paper.reading.words.clock import dates_in
from referat_cli.paper.reading.words.labels import CASE, HEAD, label_of, meaning_of
from referat_cli.paper.reading.zones import begins_agenda, heads_cases, zones_of


def read_meeting(document: SourceDocument, register: Register | None) -> DocumentReading:
    """The record that a document is the paper of, with the record's own keys, and the account of its words.

    ``register`` is that of the committee, None where there is none yet. Nothing is invented: what the paper does not
    say has no key, and words that are not understood stay unplaced in the ledger.
    """
    ledger = Ledger(document.lines)
    lines, year, sent = _mended_lines(document, ledger)
    record: dict[str, Any] = {"utvalg": register.committee.code} if register else {}
    departures: list[dict[str, str]] = []
    heads = with_parts_as_cases(find_heads(lines, year), lines)
    tasks = rows_of_tasks(lines)
    agenda = next((place for place, line in enumerate(lines) if place not in tasks and begins_agenda(line)), None)
    lines, paper = with_opening(lines, lay_out_cases(lines, heads, agenda))
    _tell_unnumbered(paper, ledger)
    end = paper.begin if paper.heads else end_of_account(lines)
    zones = zones_of(lines[:end], paper.agenda, ledger, is_wrapped=document.is_wrapped)
    title, numbered = TitleRead(year=year_of_title(zones.head)), numbered_year(paper.heads)
    head = HeadReading(record, register, ledger, departures, title, sent, [], numbered, _first_date(lines))
    rest = read_head(zones.head, head)
    finish_head(head, rest, lines)
    read_waiting(head)
    kind = ListOf(
        head.title.kind == "innkalling", record.get("dager", ()), _words(lines), record.get("moeteform") == "digitalt"
    )
    attendance = read_attendance(
        [*filter(_tells_count, rest), *zones.attendance], register, ledger, _named_beside_labels(lines), kind
    )
    read_officers(attendance, record, ledger)
    name_in_full(attendance, record, ledger)
    known = Known(
        record.get("moetedato", ""), _parties(attendance), register, record.get("dager", ()), _offices(attendance)
    )
    read_officers_by_office(rest, record, known, ledger)
    reading = CaseReading(layout_of(document), register, ledger, known, departures, _other(paper.heads), kind.is_notice)
    there = ListedPeople(attendance, register, ledger)
    cases, tail = _cases(lines, paper, reading, there) if paper.heads else ([], lines[end:])
    read_officers_in_cases(cases, lines[paper.begin :], record, ledger)
    read_form_in_case(_first_case(lines, paper.heads), record, ledger)
    tell_doubtful_decisions(ledger)
    tell_unread_votes(ledger)
    nameless = _nameless(cases)
    told_of = [*(one for group in attendance for one in group.get("personer", ())), *officers_in_head(record)]
    _name_cases(told_of, nameless, [case["saksnr"] for case in cases if "saksnr" in case], reading)
    settle_chairs(record, cases)
    titles = {fold(case.get("saksnr", "")): case["tittel"] for case in cases}
    names = frozenset((*names_in_head(record), *known.parties))
    told = Titles(titles, lambda one: case_number(paper.numbers.get(one, one), reading), year, names, nameless, {}, {})
    slots = read_agenda(zones.agenda, told, register, ledger)
    _write_archives(cases, told.archives, ledger)
    _write_types(cases, told.types)
    if not cases:
        cases = _announced(slots)
    _read_next_in_case(cases, record)
    read_tail([*zones.signatures, *tail], head, frozenset(known.parties))
    read_approval_on_pages(record, ledger)
    name_in_full(attendance, record, ledger)
    record |= {key: value for key, value in zip(_PARTS, (attendance, slots, cases), strict=True) if value}
    if departures:
        record["kilde"] = {"dokument": document.name, "avvik": [_departure(one) for one in departures]}
    _settle_status(record, head.title)
    return DocumentReading({key: record[key] for key in Meeting.__struct_encode_fields__ if key in record}, ledger)


_PARTS = ("deltakere", "saksliste", "saker")


def _mended_lines(document: SourceDocument, ledger: Ledger) -> tuple[list[SourceLine], str, Sent | None]:
    """The lines without what stands around them, with what pages and copying broke made whole.

    And the year that they are of, and when the e-mail was sent that has them.
    """
    bare, sent = without_mail_head([*uniform(without_furniture(document, ledger), ledger)], ledger)
    lines = with_facts_below([*rows_as_cases(rows_over_pages(rows_of_tabs(bare, ledger), ledger), ledger)], ledger)
    year = _first_date(lines)[:4] or (sent.day[:4] if sent else "")
    if document.is_wrapped:
        lines = with_lost_list(with_lost_head(with_whole_names(lines, ledger), ledger), year, ledger)
        lines = with_lost_agenda(lines, year, ledger)
    lines = running_lists(with_list_on_top(lines), ledger)
    return titles_apart(with_titles_of_agenda(lines, ledger), year, ledger), year, sent


def _first_date(lines: Sequence[SourceLine]) -> str:
    """The first date of the paper; "" where it has none."""
    for line in lines:
        for one in line.lines():
            if dates := dates_in(one.text):
                return dates[0].value
    return ""


def _words(lines: Sequence[SourceLine]) -> frozenset[str]:
    """The words of a paper, as they are written."""
    return frozenset(word for line in lines for one in line.lines() for word in _WORD.findall(one.text))


def _tells_count(line: SourceLine) -> bool:
    return not line.cells and tells_count(line.text.strip())


def _parties(attendance: Sequence[dict[str, Any]]) -> dict[str, str | None]:
    """The party of each on the list: beside the name, or what they stand under."""
    return {
        person["navn"]: person.get("parti") or (group["gruppe"] if is_party(group["gruppe"], Known()) else None)
        for group in attendance
        for person in group.get("personer", ())
    }


def _offices(attendance: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Who alone on the list has an office, by the folded word for it."""
    held: dict[str, set[str]] = {}
    for person in (person for group in attendance for person in group.get("personer", ())):
        written = person.get("funksjon", "")
        for office in (one for part in {written, *written.split(", ")} for one in forms_of_office(part) if one):
            held.setdefault(fold(office), set()).add(person["navn"])
    return {office: names.pop() for office, names in held.items() if len(names) == 1}


_WORD = re.compile(r"\w+")
_WORKERS = ("responsible", "workers")


def _named_beside_labels(lines: Sequence[SourceLine]) -> frozenset[str]:
    """The names that labels such as «Saksbehandler» have beside them, folded."""
    found: set[str] = set()
    for piece in (whole(line) for line in lines if not line.cells and ":" in line.text):
        label = label_of(piece, CASE)
        if label and label.meaning in _WORKERS:
            found |= {fold(name.text) for name in split_names(label.rest, None)}
    for cells in (cells_of(line) for line in lines if line.cells):
        if len(cells) > 1 and cells[0].text.endswith(":") and meaning_of(cells[0].text, CASE) in _WORKERS:
            found |= {fold(name.text) for piece in cells[1].pieces for name in split_names(piece, None)}
    return frozenset(found)


def _nameless(cases: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """The titles of the cases that have no number → what the record calls those cases."""
    found: dict[str, list[str]] = {}
    for case, name in zip(cases, names_of(case.get("saksnr", "") for case in cases), strict=True):
        if "saksnr" not in case:
            found.setdefault(case["tittel"], []).append(name)
    return found


_CASES_OF_PEOPLE = ("fra_sak", "til_sak", "gikk_foer")
_LISTS_OF_PEOPLE = ("paa_sak", "ikke_sak")


def _name_cases(
    people: Sequence[dict[str, Any]],
    nameless: Mapping[str, Sequence[str]],
    numbers: Sequence[str],
    reading: CaseReading,
) -> None:
    """Call the cases that somebody came to, led or left before as the record calls them, with their series."""

    def called(written: str) -> str:
        own = nameless.get(written.strip("«»"))
        number = own[0] if own else case_number(written, reading)
        ends = [one for one in numbers if re.search(rf"(?:^|\s|[^\W\d_]-){re.escape(number)}(?:[/-]\d+)?$", one)]
        return ends[0] if len(ends) == 1 and number not in numbers else number

    for person in people:
        person |= {key: called(person[key]) for key in _CASES_OF_PEOPLE if key in person}
        person |= {
            key: [one for written in person[key] for one in _in_run(written, called, numbers)]
            for key in _LISTS_OF_PEOPLE
            if key in person
        }


def _in_run(written: str, called: Callable[[str], str], numbers: Sequence[str]) -> Sequence[str]:
    """The cases from the first of a run to its last, as the meeting treated them; one case alone is itself."""
    for dash in (RUN, "-"):
        ends = [called(one) for one in written.split(dash)]
        if len(ends) > 1 and all(one in numbers for one in ends):
            return numbers[numbers.index(ends[0]) : numbers.index(ends[-1]) + 1]
    return [called(one) for one in written.split(RUN)]


def _tell_unnumbered(paper: CasesOnPaper, ledger: Ledger) -> None:
    """Tell that headings alone were taken for those of cases: neither numbers nor an agenda say so."""
    if paper.heads and paper.agenda is None and not any(head.number or head.counted for head in paper.heads):
        title = paper.heads[0].title[0]
        why = _("sakene har verken nummer eller saksliste; hver overskrift er lest som en sak")
        ledger.guess(title, _("sak: {title}").format(title=title.text), why)


def _other(heads: Sequence[CaseHead]) -> OtherBusinessOnPaper:
    titles = [" ".join(piece.stripped("*").text for piece in head.title) for head in heads]
    return OtherBusinessOnPaper(has_case=any(is_other_business(title) for title in titles))


def _cases(
    lines: Sequence[SourceLine], paper: CasesOnPaper, reading: CaseReading, listed: ListedPeople
) -> tuple[list[dict[str, Any]], list[SourceLine]]:
    """The cases, and the lines after the last; those for other business are read first, as others announce it."""
    heads, chapters = paper.heads, chapters_of_agenda(lines, paper)
    last = heads[-1].place + 1
    lines = with_plan_on_line(with_end_apart(lines, last, reading.ledger), last, reading.ledger)
    lines = attachments_before_end(lines, last)
    end = end_of_cases(lines, last)
    bounds = [head.place for head in heads[1:]] + [end]
    for at, head in enumerate(heads[1:]):
        while head.number and bounds[at] > heads[at].place + 1 and _is_chapter(bounds[at] - 1, head, lines, chapters):
            bounds[at] -= 1
            reading.ledger.label(whole(lines[bounds[at]]))
    spans = [lines[head.place + 1 : bound] for head, bound in zip(heads, bounds, strict=True)]
    _tell_last_has_all(heads, spans, reading.ledger)
    numbers = [head.number.text if head.number else "" for head in heads]
    spans = [listed.without_comings(*told) for told in zip(spans, numbers, [*numbers[1:], ""], strict=True)]
    spans = with_own_tasks(spans, [head.key or head.counted.strip(".") for head in heads], reading.ledger)
    treats = [is_other_business(" ".join(piece.stripped("*").text for piece in head.title)) for head in heads]
    found: dict[int, dict[str, Any]] = {}
    for place in sorted(range(len(heads)), key=lambda place: not treats[place]):
        found[place] = read_case(heads[place], spans[place], place, reading)
    announced = reading.other.announced
    for case in found.values():
        for matter in case.get("eventuelt") or ():
            if announced is not None and fold(matter["tittel"]) not in announced:
                matter["meldt"] = False
    cases = [found[place] for place in sorted(found)]
    write_types_of_series(cases)
    return cases, list(lines[end:])


def _tell_last_has_all(heads: Sequence[CaseHead], spans: Sequence[Sequence[SourceLine]], ledger: Ledger) -> None:
    """Tell that the last of several cases has the decisions of all: the titles of the others were not found again."""
    *others, last = spans
    decisions = [line for line in last if (part := part_heading(line)) and part.meaning == "decision"]
    if others and not any(others) and len(decisions) > 1 and (title := heads[-1].title):
        why = _("sakene over den har ingen tekst, og den har flere vedtak; del teksten mellom sakene")
        ledger.guess(title[0], _("sak: {title}").format(title=title[0].text), why)


def _is_chapter(place: int, head: CaseHead, lines: Sequence[SourceLine], chapters: Container[str]) -> bool:
    """Whether the line above a head stands over several cases.

    Its words say so, or it does in the agenda too, or it is a heading that outranks the head.
    """
    line = lines[place]
    outranks = line.kind == lines[head.place].kind == "heading" and 0 < line.level < lines[head.place].level
    part = part_heading(line)
    may_outrank = part is None or part.meaning == "other"
    return heads_cases(place, lines) or fold(line.text) in chapters or (outranks and may_outrank)


def _first_case(lines: Sequence[SourceLine], heads: Sequence[CaseHead]) -> Sequence[SourceLine]:
    """The lines of the case that opened the meeting."""
    first, second, *_others = (*(head.place for head in heads), len(lines), len(lines))
    return lines[first + 1 : second]


def _write_archives(cases: Sequence[dict[str, Any]], archives: Mapping[str, Piece], ledger: Ledger) -> None:
    """Write what the archive calls a case where the agenda alone says it; what both say is taken."""
    for at, case in enumerate(cases):
        archive = archives.get(fold(case.get("saksnr", "")))
        if archive and "arkivsak" not in case:
            case["arkivsak"] = ledger.value(("saker", at, "arkivsak"), archive)
        elif archive and case["arkivsak"] == archive.text:
            ledger.label(archive)  # the record says it once


def _write_types(cases: Sequence[dict[str, Any]], types: Mapping[str, str]) -> None:
    """Write what the agenda says that the committee was to do with a case, where the title says nothing else."""
    for case in cases:
        if named := types.get(fold(case.get("saksnr", ""))):
            case.setdefault("sakstype", named)


def _read_next_in_case(cases: Sequence[dict[str, Any]], record: dict[str, Any]) -> None:
    """Write when the next meeting is, as a case of that title says, a matter of other business or the end of the last.

    "Sak 9 Neste møte", "- Neste møte er 10. juni."
    """
    for case in cases:
        own = [case.get("referat", ""), *map(str, case.get("vedtak", ()))]
        matters = [text for one in case.get("eventuelt") or () for text in (one["tittel"], one.get("referat", ""))]
        is_next = meaning_of(case["tittel"], HEAD) == "next"
        ends = [*matters, *own] if case is cases[-1] else matters
        told = " ".join(own) if is_next else next(filter(None, map(next_told, ends)), "")
        if date := next_date(told.replace("\\", ""), record.get("moetedato", "")):
            record.setdefault("neste_moete", date)


def _announced(slots: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cases of a notice, which are no more than rows of its agenda."""
    numbered = [slot for slot in slots if "sak" in slot]
    return [{"saksnr": slot["sak"], "tittel": slot.pop("tittel", slot["sak"])} for slot in numbered]


def _departure(departure: dict[str, str]) -> dict[str, str]:
    return {key: departure[key] for key in ("sak", "felt", "skrevet") if departure.get(key)}


def _settle_status(record: dict[str, Any], title: TitleRead) -> None:
    """How far the meeting has come: as the title says, unless somebody came to it or something was decided."""
    decided = any({"vedtak", "votering"} & set(case) for case in record.get("saker", ()))
    people = [person for group in record.get("deltakere", ()) for person in group.get("personer", ())]
    met = any(person["oppmoete"] != "ukjent" for person in people)
    if "status" not in record:
        is_notice = title.kind == "innkalling" and not decided and not met
        record["status"] = "innkalling" if is_notice else "avlyst" if title.kind == "avlyst" else "referat"
