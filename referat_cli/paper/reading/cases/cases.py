"""The cases of a meeting from their pages: number, title, people, and their parts, in the record's own keys."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.case_numbers import folded
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.course import take_course
from referat_cli.paper.reading.cases.decided_elections import read_decided_elections
from referat_cli.paper.reading.cases.decisions import (
    read_decisions,
    read_recommendation,
    read_vote_in_decision,
    without_bare_votes,
    without_lead,
    without_told,
)
from referat_cli.paper.reading.cases.facts import read_facts, without_late_facts, without_responsible
from referat_cli.paper.reading.cases.flow import Layout, blocks_of, is_labelled, is_mark
from referat_cli.paper.reading.cases.last_parts import with_last_as_decision
from referat_cli.paper.reading.cases.lists import read_announced_papers, read_attachments
from referat_cli.paper.reading.cases.meant_parts import settled_parts
from referat_cli.paper.reading.cases.narration import without_narration
from referat_cli.paper.reading.cases.other_business import (
    are_matters,
    is_nothing,
    is_other_business,
    matters,
    read_other,
)
from referat_cli.paper.reading.cases.outcome import write_told_outcome
from referat_cli.paper.reading.cases.part_headings import part_heading
from referat_cli.paper.reading.cases.parts import CasePart, sections_of
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.remarks import read_remark_on_title
from referat_cli.paper.reading.cases.running import read_running
from referat_cli.paper.reading.cases.tasks import read_tasks, read_whose_of_decision, without_task_tables
from referat_cli.paper.reading.cases.types import read_letter, read_type, read_word
from referat_cli.paper.reading.cases.unlabelled_decisions import read_unlabelled_decision
from referat_cli.paper.reading.cases.unnumbered import ELECTION
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.treatment.body_proposals import read_proposal_of_body
from referat_cli.paper.reading.treatment.treatment import read_treatment
from referat_cli.paper.reading.words.bodies import is_body
from referat_cli.paper.reading.words.clock import is_day_alone
from referat_cli.paper.reading.words.closed_titles import (
    closed_line,
    closed_title,
    closes_doors,
    closing_sentence,
    is_called_closed,
    law_of_doors,
    tells_of_closed_doors,
)
from referat_cli.paper.reading.words.labels import CASE, HEAD, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.sentences import ends_with_word, sentences

_WORDS_OF_TITLE = 8
# A word after which no title ends.
_UNFINISHED = phrase(r"(?:[,–-]| (?:og|eller|for|på|fra|frå|i|ved|til|av|samt|med|om))$")
# What stands before a title below its number in old papers: "SAKSPROTOKOLL: SKJENKEBEVILLING".
_PROTOCOL_OF = re.compile(r"saksprotokoll\s*:\s*(?=\w)", re.IGNORECASE)
_PARTS_OF_RUNNING = ("minutes", "account", "treatment", "free", "")


def read_case(head: CaseHead, lines: Sequence[SourceLine], place: int, reading: CaseReading) -> dict[str, Any]:
    """A case from its head and the lines under it; ``place`` is that of the case in the record."""
    where: Where = ("saker", place)
    case: dict[str, Any] = {}
    rest = take_course(_read_head(head, lines, case, where, reading), case, where, reading)
    rest = _read_closed(read_facts(rest, case, where, reading), case, where, reading)
    _tell_closed_doors(rest, case, reading)
    sections = sections_of(rest, reading.layout, reading.ledger)
    read_type(case, reading)
    reading = reading._replace(layout=Layout())  # the lines of the parts are whole
    _read_sections(sections, case, where, reading)
    return case


def _read_head(
    head: CaseHead, lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """Number, title and subtitle; the lines that remain."""
    ledger = reading.ledger
    if head.label:
        ledger.label(head.label)
        read_word(head.label, case)
    if head.number:
        case["saksnr"] = case_number(head.number.text, reading)
        ledger.value((*where, "saksnr"), head.number)
    elif head.counted:
        case["saksnr"] = head.counted
    _read_beside(head.beside, case, where, reading)
    rest = [*_facts_beside(head, ledger), *lines]
    pieces = list(head.title)
    if not pieces and rest and (first := _first_title(rest, ledger)):
        rest = rest[1:]
        pieces = [_without_end(first)]
        if len(first.text.split()) > _WORDS_OF_TITLE and first.text.endswith("."):
            ledger.guess(first, _("tittel"), _("saken har ingen tittel; det som står først, er lest som den"))
    title = _without_label(_clean(pieces), ledger)
    title = [read_letter(title[0], case, ledger), *title[1:]] if head.number and title else title
    while title and rest and _title_goes_on(title[-1], rest[0], reading.layout):
        title.append(whole(rest.pop(0)).stripped("*"))
    title = [whole(ledger.joined(title, title[0].line))] if title[1:] else title
    if title and (said := closed_title(title[-1])):
        last, (title[-1], reason) = title[-1], said
        first, second = sorted(said, key=lambda piece: piece.start)
        ledger.label(Piece(last.line, last.start, first.start), Piece(last.line, first.end, second.start))
        ledger.label(Piece(last.line, second.end, last.end))
        case["lukket"] = {"hjemmel": ledger.value((*where, "lukket", "hjemmel"), reason)}
    title = [*title[:-1], read_remark_on_title(title[-1], case, where, reading)] if title else title
    case["tittel"] = ledger.value((*where, "tittel"), *title)
    if "lukket" not in case and is_called_closed(case["tittel"]):
        _guess_closed(title[0], case, reading)
    rest = _read_closed(rest, case, where, reading)
    if rest and _is_subtitle(rest):
        line = rest.pop(0)
        case["undertittel"] = ledger.value((*where, "undertittel"), whole(line).stripped("*-–"))
    return rest


def _read_closed(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """That the case is closed, where a line or a sentence says nothing else; the lines that remain.

    That the doors were closed says so too where it is all that the paper has of the case.
    """
    rest = list(lines)
    if "lukket" in case:
        return rest
    told = [one for line in rest if not line.cells for one in sentences(whole(line))]
    laws = [*filter(None, map(law_of_doors, told))]
    doors = [rest.pop(0)] if rest[1:] and closes_doors(rest[0]) and closed_line(rest[1]) else []
    reason = closed_line(rest[0]) if rest else None
    if reason:
        doors.append(rest.pop(0))
    elif laws and all(map(tells_of_closed_doors, told)) and not any(line.cells for line in rest):
        reason, doors, rest = laws[0], rest, []
    else:
        reason = next(filter(None, map(closing_sentence, rest)), None)
    if reason and laws and "§" not in reason.text:
        reason = laws[0]
    if reason:
        case["lukket"] = {"hjemmel": reading.ledger.value((*where, "lukket", "hjemmel"), reason)}
        reading.ledger.label(*map(whole, doors))
    return rest


def _tell_closed_doors(lines: Sequence[SourceLine], case: dict[str, Any], reading: CaseReading) -> None:
    """Tell that a case whose text is printed was treated behind closed doors: a person says what of it is public."""
    told = (one for line in lines if "lukket" not in case and not line.cells for one in sentences(whole(line)))
    for sentence in filter(tells_of_closed_doors, told):
        _guess_closed(sentence, case, reading)


def _guess_closed(told: Piece, case: dict[str, Any], reading: CaseReading) -> None:
    why = _("møtet var lukket, og det papiret har om saken, er tatt med; sett «lukket» om det ikke skal vises")
    reading.ledger.guess(told, _("sak: {title}").format(title=case["tittel"]), why)


def _read_beside(pieces: Sequence[Piece], case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """What stands in the row of a head: who prepared the case, the committee, and the series of the number."""
    for piece in pieces:
        if is_name(piece.text) and "saksbehandler" not in case:
            case["saksbehandler"] = [reading.ledger.value((*where, "saksbehandler"), piece)]
        elif piece.text.isalpha() and (piece.text.isupper() or is_body(piece.text)):
            reading.ledger.label(piece)


def case_number(written: str, reading: CaseReading) -> str:
    """A number in the committee's own form, or as it is written where the committee has none that fits."""
    number = re.sub(r"\s*/\s*", "/", " ".join(written.split()))
    if reading.register is None:
        return number
    numbering = reading.register.numbering
    if numbering.fits(number):
        return number
    own = numbering.rewritten(number, None, reading.known.date or "2000-01-01")
    return own if own and folded(own) == folded(number) else number


def _first_title(lines: Sequence[SourceLine], ledger: Ledger) -> Piece | None:
    """The title of a head that has only a number; the name of a part is one where facts of the case stand under it."""
    line = lines[0]
    piece = whole(line).stripped("*")
    if protocol := _PROTOCOL_OF.match(piece.raw):
        ledger.label(piece.part(0, protocol.end()))
        return piece.part(protocol.end())
    if label := label_of(piece, CASE):
        if label.meaning == "title" and label.rest.text:
            ledger.label(label.label)
            return label.rest
        return None
    part = part_heading(line)
    may_be_called = part is not None and (part.meaning == "other" or fold(piece.text) in ELECTION)
    is_title = part is None or (not part.rest.text and (may_be_called or _are_facts(lines[1:2])))
    return piece if not line.cells and is_title else None


def _are_facts(lines: Sequence[SourceLine]) -> bool:
    """Whether the first line is a labelled fact of a case."""
    first = cells_of(lines[0])[0].pieces[:1] if lines else ()
    return any(label_of(piece, CASE) is not None for piece in first)


def _without_end(title: Piece) -> Piece:
    """A title of few words that is typed as a sentence, without the point: "Lysløypa."."""
    is_short = len(title.text.split()) <= _WORDS_OF_TITLE and ends_with_word(title.raw)
    return title.stripped(".") if is_short else title


def _clean(pieces: Sequence[Piece]) -> list[Piece]:
    return [one for piece in pieces if (one := piece.stripped("*")).text]


def _facts_beside(head: CaseHead, ledger: Ledger) -> Iterator[SourceLine]:
    """The labels and values in the row of a head, each pair a line: "Tittel: Budsjett"."""
    for label, value in zip(head.facts[::2], head.facts[1::2], strict=False):
        if value:
            yield ledger.joined([*label, *value], ledger.part(label[0]), ["", ": "])


def _without_label(title: Sequence[Piece], ledger: Ledger) -> list[Piece]:
    """A title without the word for it, which stands after the number: "Sak 12/25 Sakstittel: Budsjett"."""
    found = label_of(title[0], CASE) if title else None
    if found is None or found.meaning != "title" or not found.rest.text or not found.is_set_off:
        return list(title)
    ledger.label(found.label)
    return [found.rest, *title[1:]]


def _title_goes_on(last: Piece, line: SourceLine, layout: Layout) -> bool:
    """Whether a title was wrapped."""
    text = line.text.strip()
    begins = (text[:1].islower() and len(sentences(whole(line))) == 1) or text.startswith("§")
    begins = begins or is_day_alone(text) or _is_wrapped(last, line)
    if line.place == last.place or meaning_of(last.text, HEAD) == "next":
        return False  # what was said of the case, on the line of its title; or when the next meeting is
    if line.cells or not begins or label_of(whole(line), CASE) or part_heading(line):
        return False
    below = line.place.page == last.place.page and line.place.line == last.place.line + 1
    if below and (is_day_alone(text) or (line.kind == "heading" and line.strong and last.line.strong)):
        return True  # the title ends with a day, or stood in a column of its own
    if line.kind != "paragraph" and not (line.kind == "heading" and last.line.kind == "heading"):
        return False
    return (
        layout.is_loose
        and line.place.line - last.line.place.line <= max(1, layout.gap - 1)
        and line.kind == last.line.kind
    )


def _is_wrapped(last: Piece, line: SourceLine) -> bool:
    """Whether a heading is the rest of a title that ends as none does, or that stood in the row of its number."""
    is_heading = line.kind == "heading" and last.line.strong
    stood_in_row = last.line.kind == "paragraph" and line.level > 0
    return is_heading and (stood_in_row or _UNFINISHED.search(last.text) is not None)


def _is_subtitle(rest: Sequence[SourceLine]) -> bool:
    """Whether the line under a title says more of it: it stands before its labels, or begins with a dash."""
    line = rest[0]
    if line.cells or label_of(whole(line), CASE) or part_heading(line) or not line.text.strip():
        return False
    if len(sentences(whole(line))) > 1 or (line.kind != "item" and line.text.rstrip().endswith(".")):
        return False  # what was said of it
    if line.kind != "item" and is_labelled(line.text):
        return False  # a fact that the record does not have: "Hensikt: Beslutning"
    follows = next((one for one in rest[1:] if one.cells or any(map(str.isalnum, one.text))), None)
    has_facts = follows is not None and _are_facts([follows])
    is_short = line.kind == "paragraph" and len(line.text) < 200  # noqa: PLR2004
    return has_facts and (is_mark(line.label) if line.kind == "item" else is_short)


def _read_sections(sections: Sequence[CasePart], case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    sections = [
        one for part in settled_parts(with_last_as_decision(sections, reading)) for one in without_told(part, reading)
    ]
    sections = without_narration(sections, reading.ledger)
    sections = [_as_minutes(one) if _decides_nothing(one, case) else one for one in sections]
    sections = without_responsible(sections, case, where, reading)
    sections = [one._replace(lines=without_late_facts(one.lines, case, where, reading)) for one in sections]
    sections = [one._replace(lines=without_task_tables(one.lines, case, where, reading)) for one in sections]
    proposal = next((one for one in sections if one.meaning == "proposal"), None)
    decision = next((one for one in sections if one.meaning == "decision"), None)
    proposal = without_lead(proposal, decision, reading.ledger)
    read_recommendation(proposal, case, where, reading)
    read_decisions(proposal, decision, case, where, reading)
    for section in sections:
        if section.meaning == "attachments":
            read_attachments(section, case, where, reading.layout, reading.ledger)
        elif section.meaning == "tasks":
            read_tasks(section, case, where, reading)
        elif section.meaning == "again" and section.heading:
            reading.ledger.label(section.heading.label)
    before = [section for section in sections if section.meaning == "before"]
    running = [one for section in sections for one in _running_parts(section, case, where, reading)]
    headings = [one.heading_line for one in sections if one.heading_line and one.heading_line.kind == "heading"]
    level = max((line.level for line in headings), default=0)
    read_announced_papers(running, case)
    told = _running_lines(running, reading)
    read_proposal_of_body(told, case, where, reading.ledger)
    is_free = not any(section.heading for section in running)
    if is_free:  # a vote that tells what was adopted is the decision too
        told = read_unlabelled_decision(told, case, where, reading)
    remaining = read_treatment(told, case, where, reading.ledger, reading.known)
    remaining = read_vote_in_decision(decision, remaining, case, where, reading)
    read_decided_elections(sections, remaining, case, where, reading)
    remaining = without_bare_votes(remaining, case, where, reading)
    if is_free:
        remaining = read_unlabelled_decision(remaining, case, where, reading)
    write_told_outcome(remaining, case, where, reading)
    blocks = blocks_of([*_running_lines(before, reading), *remaining], reading.layout)
    is_other = is_other_business(case["tittel"]) and "eventuelt" not in case
    may_be_matters = is_other and are_matters(blocks)
    if is_other and blocks and is_nothing(blocks[0].text):
        reading.ledger.label(*blocks[0].pieces)
        case["eventuelt"], blocks = [], blocks[1:]
        may_be_matters = bool(blocks) and all(block.kind == "item" for block in blocks)  # what else stands there is not
    if may_be_matters:
        case["eventuelt"], blocks = matters(blocks, (*where, "eventuelt"), reading)
        reading.other.treated |= {fold(one["tittel"]) for one in case["eventuelt"]}
    if text := read_running(blocks, (*where, "referat"), reading.ledger, level):
        case["referat"] = text


def _decides_nothing(section: CasePart, case: dict[str, Any]) -> bool:
    """Whether what stands as the decision on other business only says that there was none."""
    is_decision = section.meaning == "decision" and is_other_business(case["tittel"])
    return is_decision and bool(section.lines) and all(is_nothing(line.text) for line in section.lines)


def _as_minutes(section: CasePart) -> CasePart:
    return section._replace(heading=section.heading and section.heading._replace(meaning="minutes"))


def _running_parts(section: CasePart, case: dict[str, Any], where: Where, reading: CaseReading) -> list[CasePart]:
    """What of a part is running text."""
    if section.meaning == "whose":
        return [*read_whose_of_decision(section, case, reading)]
    if section.meaning == "other":
        return read_other(section, case, where, reading)
    return [section] if section.meaning in _PARTS_OF_RUNNING else []


def _announces_list(place: int, sections: Sequence[CasePart]) -> bool:
    """Whether a line that might head the discussion stands within it, and says what the list below it is."""
    part, before = sections[place], sections[place - 1] if place else None
    if not (before and part.meaning == "minutes" and before.lines and part.lines and part.heading):
        return False
    leads_up = before.meaning == "minutes" or (not before.meaning and len(part.heading.label.text.split()) > 1)
    return leads_up and part.heading.label.raw.rstrip().endswith(":") and part.lines[0].kind == "item"


def _running_lines(sections: Sequence[CasePart], reading: CaseReading) -> list[SourceLine]:
    """The lines that become running text or are treatment; the headings that only announce them are labels."""
    several = sum(1 for one in sections if one.meaning in ("minutes", "account")) > 1
    lines: list[SourceLine] = []
    for place, section in enumerate(sections):
        heading = section.heading
        if heading and section.heading_line:
            if _announces_list(place, sections):
                lines.append(reading.ledger.part(heading.label))
                lines += section.lines
                continue
            is_under_account = any(one.meaning == "account" for one in sections[:place])
            announces = {"minutes": not is_under_account, "account": not several}
            if announces.get(heading.meaning):
                reading.ledger.label(heading.label)  # it ends what stands before it, and is no text of its own
            kind: dict[str, Any] = {
                "kind": "heading",
                "level": section.heading_line.level if section.heading_line.kind == "heading" else 0,
            }
            lines.append(reading.ledger.part(heading.label, **kind))
        lines += section.lines
    return lines
