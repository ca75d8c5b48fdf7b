"""The parts of a case on paper, cut from its lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from referat_cli.paper.reading.cases.flow import Layout, as_item, blocks_of, is_mark, items_within, joined_lines
from referat_cli.paper.reading.cases.part_headings import PartHeading, decided_below, part_heading, tasks_below
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.votes.on_lines import with_sides
from referat_cli.paper.reading.words.labels import COLUMN, PART, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, FOLLOWING, LETTER, RULING, TAKEN, phrase
from referat_cli.paper.reading.words.sentences import ends_with_word, sentences

_MOST_WORDS = 12
_FEW_WORDS = 5
_RUNNING = ("minutes", "account")
# The parts in which an item is a point, a matter or a paper, however it is set.
_WITH_POINTS = ("proposal", "decision", "other", "attachments", "tasks")
_FACT = phrase(rf"{CAPITAL}[\w/-]*(?: \w+)?: \S", re.NOFLAG)
_FIRST_POINT = re.compile(r"\s*\(?[1ai][.)]+\s", re.IGNORECASE)
_WITHIN = phrase(rf"\b{RULING}:")
_LEADS_UP = phrase(rf"\b{RULING}(?: (?:{BE} )?{TAKEN})?:\s*$")
# What stands over the word for the decision: "Styrets enstemmige", "Styrets".
_CAME_TO_PASS = re.compile(rf"\b{BE}\b")
_WHOSE = phrase(rf"{LETTER}[\w-]*(?:s| sitt)(?: (?:en|ein)stemmige?| samrøystes)?")
# Words by which a sentence announces a text.
_ANNOUNCES_TEXT = phrase(rf"\b(?:{FOLLOWING}|slike?|slikt)(?!\w)")
_OF_NEXT_MEETING = phrase(
    r"(?:sted|stad|møtested|møtestad|frist(?:en)? for [^.:]{3,40}|saker|saksliste|innspill|innspel|temaer|tema)"
    r" (?:for|til|på) neste møte\b"
)
_WILL_DECIDE = phrase(r"\b(?:vedtar|vedtek|beslutter|konkluderer)\b")
_DECISION_BELOW = phrase(rf"{RULING}\b(?: (?:mot|med) [^:]{{1,60}})?\s*(?::|$)")


class CasePart(NamedTuple):
    """A part of a case: its heading, None of what stands before the first, and its lines."""

    heading: PartHeading | None
    heading_line: SourceLine | None
    lines: list[SourceLine]

    @property
    def meaning(self) -> str:
        """What the part is."""
        return self.heading.meaning if self.heading else ""


def sections_of(lines: Sequence[SourceLine], layout: Layout, ledger: Ledger) -> list[CasePart]:
    """The lines of a case as its parts, in their order; the words of a heading are not taken yet."""
    found: list[CasePart] = [CasePart(None, None, [])]
    lines = [
        part for line in _facts_apart(lines, ledger) for part in _announcement_apart(_as_sentence(line, ledger), ledger)
    ]
    lines = _with_whose(with_sides(lines, ledger), ledger)
    for place, line in enumerate(lines):
        is_rest = _is_within(line, found[-1]) or _is_wrapped(place, lines, layout)
        heading = None if is_rest else part_heading(line) or decided_below(place, lines) or tasks_below(place, lines)
        if heading and _leads_in(heading, place, lines, found[-1]):
            found[-1].lines.append(line)
            continue
        if heading and not found[-1].lines and heading.meaning == found[-1].meaning in ("proposal", "decision"):
            heading = _named_twice(found.pop(), heading, ledger)
        if heading is None and (_ends_run_in(line, found[-1], layout) or _tells_account(line, found[-1])):
            found.append(CasePart(None, None, []))
        if heading is None and _ends_points(place, lines, found[-1]):
            piece = whole(line)
            found.append(CasePart(PartHeading("free", piece, piece.part(len(line.text))), line, []))
            continue
        if heading is None:
            has_points = found[-1].meaning in _WITH_POINTS
            is_unknown = not (has_points and line.kind == "item") and _is_unknown_heading(place, lines, layout)
            if is_unknown and has_points and _is_over_points(place, lines, found[-1]):
                found[-1].lines.append(ledger.part(whole(line).stripped("*")))
            elif is_unknown and has_points:
                free = PartHeading("free", whole(line), whole(line).part(len(line.text)))
                found.append(CasePart(free, None, [_as_heading(line, ledger)]))
            else:
                found[-1].lines.append(_as_heading(line, ledger) if is_unknown else line)
            continue
        found.append(CasePart(heading, line, _beside(heading, lines[place + 1 : place + 2], ledger)))
    whole_parts = [part._replace(lines=joined_lines(part.lines, layout, ledger)) for part in found]
    return [_with_points_apart(part, ledger) for part in whole_parts]


def _beside(heading: PartHeading, below: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """What stands on the line of a heading; a list of points may begin there: "Vedtak: 1. Porten males."."""
    if not heading.rest.text:
        return []
    rest = ledger.part(heading.rest)
    if heading.meaning not in ("proposal", "decision"):
        return [rest]
    goes_on = any(is_mark(line.label) for line in below if line.kind == "item")
    return [as_item(rest, ledger) if goes_on or _FIRST_POINT.match(heading.rest.raw) else rest]


def _with_points_apart(part: CasePart, ledger: Ledger) -> CasePart:
    """A part whose points stand one after the other on its first line, each on a line of its own."""
    first = part.lines[:1] if part.meaning in ("proposal", "decision") else []
    return part._replace(lines=[*items_within(first[0], ledger), *part.lines[1:]]) if first else part


def _leads_in(heading: PartHeading, place: int, lines: Sequence[SourceLine], above: CasePart) -> bool:
    """Whether what looks like the heading of a recommendation leads up to what stands in the part that it begins.

    Under "Forslag til vedtak" it is a sentence, "Saken legges fram med slik innstilling:"; under "Vedtak", where no
    other follows, whatever says more than the name of such a part: "Innstilling til kommunestyret:". What is proposed
    may begin as the decision shall: "Utvalget vedtar følgende:".
    """
    if heading.meaning == "decision":
        return above.meaning == "proposal" and not above.lines and _WILL_DECIDE.search(heading.label.raw) is not None
    if above.lines or heading.meaning != "proposal" or heading.rest.text or label_of(whole(lines[place]), PART):
        return False
    if above.meaning == "proposal":
        return _ANNOUNCES_TEXT.search(heading.label.raw) is not None
    return above.meaning == "decision" and not any(_heads_decision(line) for line in lines[place + 1 :])


def _heads_decision(line: SourceLine) -> bool:
    heading = part_heading(line)
    return heading is not None and heading.meaning == "decision"


def _named_twice(above: CasePart, heading: PartHeading, ledger: Ledger) -> PartHeading:
    """The heading of a part that has another over it: "Forslag til vedtak:" over "Rådmannens innstilling:"."""
    if above.heading is None:
        return heading
    ledger.label(above.heading.label)
    return heading._replace(who=heading.who or above.heading.who)


def _facts_apart(lines: Sequence[SourceLine], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines, those that a gap made a row of facts a line each: "Ansvarlig: Kari Moe" and "Frist: 3. mai".

    A label and who is to do what was decided, or by when, are one line.
    """
    for before, line, after in zip((None, *lines), lines, (*lines[1:], None), strict=False):
        is_alone = not any(one is not None and one.cells for one in (before, after))
        alone = [cell[0] for cell in line.cells if len(cell) == 1]
        if not alone or len(alone) < len(line.cells):
            yield line
        elif is_alone and all(_FACT.match(one.text) for one in alone):
            yield from alone
        elif len(alone) == 2 and _tells_whose(alone[0].text):  # noqa: PLR2004 - a label and its value
            label, value = (whole(one).stripped(" :") for one in alone)
            yield ledger.joined([label, value], ledger.part(label), ["", ": "])
        else:
            yield line


def _tells_whose(label: str) -> bool:
    return label.rstrip().endswith(":") and meaning_of(label, COLUMN) in ("responsible", "deadline")


def _with_whose(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, whose decision it is on the line above as one with the heading: "Styrets enstemmige", "VEDTAK:"."""
    found: list[SourceLine] = []
    for line in lines:
        is_below = bool(found) and not (found[-1].cells or line.cells) and _DECISION_BELOW.match(line.text)
        last = sentences(whole(found[-1]))[-1:] if is_below else []
        if not last or not _WHOSE.fullmatch(last[0].raw):
            found.append(line)
            continue
        before = whole(found.pop()).part(0, last[0].start).stripped()
        found += [ledger.part(before)] if before.text else []
        found.append(ledger.joined([last[0], whole(line)], line))
    return found


def _announcement_apart(line: SourceLine, ledger: Ledger) -> list[SourceLine]:
    """A paragraph that leads up to the decision in its last sentence or has it within, and that as another line."""
    if line.kind != "paragraph" or line.cells or not (_WITHIN.search(line.text) or _LEADS_UP.search(line.text)):
        return [line]
    every = sentences(whole(line))
    for one in every[1:]:
        if (label := label_of(one, PART)) and label.meaning == "decision" and label.rest.text:
            return [ledger.part(whole(line).part(0, one.start).stripped()), ledger.part(whole(line).part(one.start))]
    if not _LEADS_UP.search(line.text):
        return [line]
    last = every[-1]
    before = whole(line).part(0, last.start).stripped()
    announced = ledger.part(last)
    found = part_heading(announced) if before.text else None
    return [ledger.part(before), announced] if found and found.meaning == "decision" else [line]


def _ends_run_in(line: SourceLine, above: CasePart, layout: Layout) -> bool:
    """Whether a line stands under what is told on one line, as "Aksjon: Kari ringer", and is no more of it.

    Below a paper only a sentence is none, where the papers are not written as sentences.
    """
    told = above.heading.rest.text if above.heading else ""
    if not told or line.kind == "item":
        return False
    if above.meaning == "attachments":
        return ends_with_word(line.text) and not told.endswith(".")
    return above.meaning == "tasks" and len(blocks_of([above.lines[-1], line], layout)) > 1


def _tells_account(line: SourceLine, above: CasePart) -> bool:
    """Whether a line under points has what was known of the case before, with its label: "Bakgrunn: Taket lekker.".

    Or what is wanted for the next meeting: "Frist for saker til neste møte: 20. april".
    """
    if above.meaning not in ("proposal", "decision") or not above.lines or line.kind != "paragraph" or line.cells:
        return False
    found = label_of(whole(line).stripped("*_"), PART)
    is_account = found is not None and found.meaning == "account" and found.is_set_off and bool(found.rest.text)
    return is_account or _OF_NEXT_MEETING.match(line.text.strip()) is not None


def _as_sentence(line: SourceLine, ledger: Ledger) -> SourceLine:
    """A line of several words that only looks like a heading, and ends as sentences do, as what it is.

    One that has the style of a heading says what came to pass, as no title does: "Vedtaket var samrøystes."
    """
    text = line.text.rstrip()
    if line.kind != "heading" or not text.endswith(".") or len(text.split()) == 1:
        return line
    return ledger.part(whole(line)) if not line.level or _CAME_TO_PASS.search(text) else line


def _ends_points(place: int, lines: Sequence[SourceLine], above: CasePart) -> bool:
    """Whether a short line with a colon after points begins something else: "Oppsummering:" before a paragraph."""
    line = lines[place]
    follows = lines[place + 1] if place + 1 < len(lines) else None
    return (
        above.meaning in ("proposal", "decision")
        and line.kind == "paragraph"
        and not line.cells
        and line.text.rstrip().endswith(":")
        and len(line.text.split()) <= _FEW_WORDS
        and bool(above.lines)
        and above.lines[-1].kind == "item"
        and follows is not None
        and follows.kind == "paragraph"
    )


def _is_over_points(place: int, lines: Sequence[SourceLine], above: CasePart) -> bool:
    """Whether a heading that no label knows stands within a decision, over some of its points: "Drift", "Investering".

    It stands at once under the heading of the part or after points, and points stand under it.
    """
    if above.meaning not in ("proposal", "decision") or (above.lines and not _is_point(above.lines[-1])):
        return False
    head, line = above.heading_line, lines[place]
    is_deeper = head is None or not line.level or not head.level or line.level > head.level
    return is_deeper and place + 1 < len(lines) and _is_point(lines[place + 1])


def _is_point(line: SourceLine) -> bool:
    return line.kind == "item" and line.label[:1].isalnum()


def _is_wrapped(place: int, lines: Sequence[SourceLine], layout: Layout) -> bool:
    """Whether a line only goes on with the sentence of the line before: "med slikt forslag til", "vedtak:"."""
    line, before = lines[place], lines[place - 1] if place else None
    if not layout.is_loose or before is None or before.cells or not line.text.lstrip()[:1].islower():
        return False
    beside = line.place.page == before.place.page and line.place.line - before.place.line == 1
    return beside and before.text.rstrip()[-1:].isalnum() and len(before.text) * 2 > layout.width


def _is_within(line: SourceLine, above: CasePart) -> bool:
    """Whether a heading such as "Diskusjon" stands deeper than that of the running text that it is part of."""
    head = above.heading_line
    if line.kind != "heading" or above.meaning not in _RUNNING or head is None or head.kind != "heading":
        return False
    found = part_heading(line)
    deeper = line.level > head.level or not line.level
    return found is not None and found.meaning in _RUNNING and deeper and head.level > 0


def _as_heading(line: SourceLine, ledger: Ledger) -> SourceLine:
    if line.kind == "heading":
        return line
    return ledger.part(whole(line).stripped("*"), kind="heading", label=line.label, level=0)


def _is_unknown_heading(place: int, lines: Sequence[SourceLine], layout: Layout) -> bool:
    """Whether a line is a heading that no label knows: as the document says, or because it stands apart."""
    line = lines[place]
    text = line.text.strip()
    if line.kind == "heading":
        return True
    follows = lines[place + 1] if place + 1 < len(lines) else None
    if follows is None or follows.kind == "heading" or part_heading(follows):
        return False
    is_numbered = line.strong and line.label[:1].isalnum() and follows.kind == "paragraph" and not follows.strong
    if not (line.kind == "paragraph" or is_numbered) or line.cells or not text or len(text.split()) > _MOST_WORDS:
        return False
    if line.strong:
        return not text.endswith((".", ",", ";"))
    if not layout.is_loose or ": " in text or text.endswith((".", ",", ";", ":", "?", "!")) or not text[:1].isupper():
        return False
    before = lines[place - 1] if place else None
    apart = before is None or before.place.page != line.place.page or line.place.line - before.place.line > layout.gap
    beside = follows.place.line - line.place.line <= layout.gap
    ended = before is None or before.text.rstrip().endswith((".", ":", "!", "?")) or before.kind == "item"
    is_wrapped = len(sentences(whole(line))) > 1 or len(blocks_of([line, follows], layout)) == 1
    is_over = apart and beside and ended and not is_wrapped and follows.text.strip()[:1].isupper()
    return is_over and meaning_of(text, PART) is None
