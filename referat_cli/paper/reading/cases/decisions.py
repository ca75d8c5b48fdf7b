"""The recommendation and the decision of a case: their points, and what their lines tell of the meeting instead."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Block, blocks_of
from referat_cli.paper.reading.cases.part_headings import PartHeading
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.points import labels_of, read_points
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.tasks import whose_in
from referat_cli.paper.reading.elections.sentences import HEADING as ELECTIONS
from referat_cli.paper.reading.elections.sentences import tells_of_election
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.treatment.text_ends import tells_of_meeting
from referat_cli.paper.reading.treatment.treatment import lines_of_text, says_how
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_count
from referat_cli.paper.reading.votes.majority import read_majority
from referat_cli.paper.reading.votes.reading import VoteReading, record_of
from referat_cli.paper.reading.votes.sentences import read_vote
from referat_cli.paper.reading.votes.signs import looks_like_count, looks_like_vote
from referat_cli.paper.reading.words.labels import CASE, label_of
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, FOLLOWING, UNANIMOUSLY, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import AGREED, DECIDED, GOT, RESULT, VOTES

if TYPE_CHECKING:
    from referat_cli.model.meeting import Labels

_UNANIMOUS = frozenset(
    {"enstemmig", "einstemmig", "samroeystes", "vedtaket var enstemmig", "enstemmig vedtatt", "enst", "einst", "samr"}
    | {"samroeystes vedteke", "einstemmig vedteke", "vedtatt enstemmig", "enst vedtatt"}
)
_LEADS_UP = phrase(rf"\b(?:{FOLLOWING}|slike?|slikt)(?: \w+){{0,3}} ?:\s*$")
_NO_TEXT = frozenset({"teksten er ikke foert", "teksten er ikkje foert"})
_NO_DECISION = frozenset(
    {"ingenting ble vedtatt", "ingenting vart vedteke", "ingen vedtak utenom valget", "ingen vedtak utanom valet"}
)
_SHORT_SENTENCE = 90
_DEADLINE = re.compile(
    r"(?:ansvar(?:lig|leg)?\s*/\s*)?(?:frist|tidsfrist)(?:\s*/\s*ansvar(?:lig|leg)?)?\s*:", re.IGNORECASE
)
_ON_WORDS = phrase(
    rf"(?P<what>[\w -]{{1,60}}? (?:forslag|framlegg)(?:et)?) {BE} (?P<vote>(?:{UNANIMOUSLY} )?{RESULT}\b.*)"
)
_GOT = phrase(rf"(?:det|dette|forslaget|framlegget) {GOT} (?P<votes>{NUMBER}) {VOTES}\.?")
_HOW = rf"{UNANIMOUSLY}|{AGREED}|(?:med|mot) [^.]{{1,60}}?{VOTES}(?: \([^()]*\))?"
_DECIDED_SO = phrase(
    rf"(?:[\w-]+|det {BE})(?: (?P<early>{_HOW}))? (?:{DECIDED}|vedtar|vedtek|beslutter)"
    rf"(?: (?P<how>{_HOW}))?,? (?:å|at) .+?(?P<late>,? (?:{_HOW})| \([^()]*\))?\.?"
)
# How it was voted, in brackets after a decision.
_NOTE = phrase(
    r"(?:^|\s+)\((?P<how>[^()]{3,60})\)\s*\.?\s*$"
    rf"|(?:\s[–-]\s|,\s)(?P<how2>{UNANIMOUSLY}(?: vedtatt| vedteke)?)\s*\.?\s*$"
)


def without_told(part: CasePart, reading: CaseReading) -> list[CasePart]:
    """A recommendation or a decision, and what its lines tell of how the one became the other as a part of its own."""
    if part.meaning not in ("proposal", "decision"):
        return [part]
    if part.meaning == "decision" and part.heading and part.lines and ELECTIONS.fullmatch(part.lines[0].text.strip()):
        reading.ledger.label(part.heading.label)  # "Vedtak: Følgende ble valgt:" over a table or a list
        return [CasePart(None, None, list(part.lines))]
    end = lines_of_text(part.lines, reading.known, decided=part.meaning == "decision")
    own, told = list(part.lines[:end]), list(part.lines[end:])
    if own and not own[-1].cells:
        several = (
            part.meaning == "decision"
            and len(own) > 1
            and all(line.kind == "paragraph" and not line.cells for line in own)
        )
        first = 0 if several or _NOTE.fullmatch(own[0].text) else len(own) - 1
        for at in range(first, len(own)):
            own[at], more = _without_vote(own[at], reading)
            told = [*more, *told]
    whose: list[SourceLine] = []
    while part.meaning == "decision" and own[1:] and _is_whose(own[-1], reading.known.date):
        whose.insert(0, own.pop())
    if part.meaning == "decision" and part.heading and says_how(part.heading.label.text):
        told.insert(0, reading.ledger.part(part.heading.label))
        part = part._replace(heading=part.heading._replace(label=part.heading.label.part(0, 0)))
    found = [part._replace(lines=own)]
    if whose:
        nothing = whole(whose[0]).part(0, 0)
        found.append(CasePart(PartHeading("whose", nothing, nothing), None, whose))
    return [*found, *([CasePart(None, None, told)] if told else [])]


def without_lead(proposal: CasePart | None, decision: CasePart | None, ledger: Ledger) -> CasePart | None:
    """A recommendation without the sentence that only leads up to it and was not adopted: "å gjere slikt vedtak:"."""
    if not (proposal and decision and proposal.lines[1:] and decision.lines) or decision.lines[0].text.endswith(":"):
        return proposal
    lead, *text = proposal.lines
    if lead.kind != "paragraph" or lead.cells or not _LEADS_UP.search(lead.text):
        return proposal
    ledger.label(whole(lead))
    return proposal._replace(lines=text)


def _is_whose(line: SourceLine, day: str) -> bool:
    """Whether a line after a decision says who is to do it, or by when: "Ansvar: Kari", "Frist: 1. mai"."""
    if line.kind != "paragraph" or line.cells:
        return False
    found = label_of(whole(line), CASE)
    is_responsible = found is not None and found.meaning == "responsible" and bool(found.rest.text)
    return is_responsible or whose_in(line.text, day) is not None or _DEADLINE.match(line.text.strip()) is not None


def without_bare_votes(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The lines without those that say «Enstemmig.» and nothing else, of which a vote is made where there is none."""
    left: list[SourceLine] = []
    for line in lines:
        said = whole(line)
        is_alone = not (case.get("votering") or case.get("forslag"))
        if is_alone and line is lines[-1] and not line.cells:
            said = (sentences(said) or [said])[-1]  # "Ingen merknader. Enstemmig vedtatt."
        if line.cells or fold(said.text) not in _UNANIMOUS:
            left.append(line)
            continue
        if before := whole(line).part(0, said.start).stripped().text:
            left.append(_before(line, said.start, reading))
            reading.ledger.guess(said, "votering: enstemmig", _("står etter «{before}»").format(before=before))
        vote: dict[str, Any] = {"gjelder": ["A"]} if case.get("forslag_til_vedtak") and not case.get("forslag") else {}
        votes = case.setdefault("votering", [])
        if not votes:
            votes.append(vote | {"enstemmig": True, "resultat": "vedtatt"})
        reading.ledger.value((*where, "votering", 0), said)
    return left


def read_vote_in_decision(
    decision: CasePart | None, lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """The vote that a decision of one sentence tells: "Forslaget ble vedtatt med 36 mot 2 stemmer.".

    Of the other lines of the case, those remain that do not say what majority it took.
    """
    if decision is None or not decision.lines or len(case.get("vedtak", ())) != 1:
        return [*lines]
    sentence, *after = sentences(whole(decision.lines[0])) or [whole(decision.lines[0])]
    proposals = ProposalsRead(case, reading.known)
    vote = read_vote(sentence, proposals) or _vote_on_words(sentence, proposals)
    if vote and vote.recalled and not vote.on:
        vote = vote._replace(on=proposals.meant)  # "Enstemmig vedtatt." and no more
    vote = vote or _decided_so(sentence, proposals)
    more = _counted_after(after, reading)
    counted = vote.counted.values | more if vote else {}
    written = case.get("votering", [])
    is_new = vote is not None and not (
        written and (not vote.on or [*vote.on] in [one.get("gjelder") for one in written])
    )
    is_counted = not counted.keys().isdisjoint(("for", "imot", "enstemmig"))
    if vote is None or not (is_new and is_counted and (vote.on or vote.recalled or vote.matter)):
        return [*lines]
    place = (*where, "votering", len(written))
    case["votering"] = [*written, dict(record_of(vote)) | more]
    reading.ledger.place(place, sentence)
    needed = {at: found for at, line in enumerate(lines) if (found := read_majority(whole(line).stripped()))}
    told = [found for one in after if (found := read_majority(one))]  # which stays in the decision too
    for majority in (*needed.values(), *told):
        if majority.share:
            case["votering"][-1]["flertall"] = majority.share
            reading.ledger.value((*place, "flertall"), majority.written)
        reading.ledger.label(majority.sentence)
    return [line for at, line in enumerate(lines) if at not in needed]


def _vote_on_words(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """A vote on what no proposal of the case is called: "Styrets forslag ble vedtatt med 480 mot 132 stemmer."."""
    found = _ON_WORDS.fullmatch(sentence.raw)
    vote = read_vote(sentence.part(*found.span("vote")), proposals) if found else None
    what = sentence.part(*found.span("what")) if found else sentence
    return vote._replace(matter=what, recalled=False) if vote and vote.recalled else None


def _decided_so(sentence: Piece, proposals: ProposalsRead) -> VoteReading | None:
    """The vote of a decision that says in itself how it was made: "Styret vedtok enstemmig å ta opp lån."."""
    found = _DECIDED_SO.fullmatch(sentence.raw)
    counted = VoteCount()
    for name in ("early", "how", "late") if found else ():
        said = sentence.part(*found.span(name)) if found and found[name] else None
        count = read_count(said, proposals.known, "vedtatt", counted.values) if said else counted
        if count is None:
            return None
        counted = count
    on = () if proposals.decided_otherwise else proposals.meant
    return VoteReading(on, (), None, counted, "vedtatt", recalled=True) if counted.values else None


def _counted_after(after: Sequence[Piece], reading: CaseReading) -> dict[str, Any]:
    """What the sentence after that of a vote says of numbers: "2 stemte blankt.", "Det fikk 19 stemmer."."""
    got = _GOT.fullmatch(after[0].raw) if after else None
    if got:
        return {"for": number(got["votes"])}
    count = read_count(after[0], reading.known, None) if after else None
    return count.values if count and count.values.keys() <= {"blanke", "avholdende"} else {}


def _without_vote(line: SourceLine, reading: CaseReading) -> tuple[SourceLine, list[SourceLine]]:
    """A decision without its last sentences, where these say how it was voted: "Planen vedtas. Enstemmig."."""
    noted = _NOTE.search(line.text)
    name = "how" if noted and noted["how"] else "how2"
    is_of_vote = noted and looks_like_vote(line.text[: noted.start()])  # "Forslaget ble vedtatt (14 for, 3 mot)."
    if noted and not is_of_vote and (looks_like_vote(noted[name]) or looks_like_count(noted[name])):
        first = _before(line, noted.start(), reading)
        return first, [reading.ledger.part(whole(line).part(*noted.span(name)))]
    told: list[Piece] = []
    for sentence in sentences(whole(line))[:0:-1]:
        if _tells_of_vote(sentence, reading):
            told = [sentence, *told]
            break
        if not tells_of_meeting(sentence.text, reading.known):
            return line, []
        told = [sentence, *told]
    else:
        return line, []
    return _before(line, told[0].start, reading), [reading.ledger.part(one) for one in told]


def _tells_of_vote(sentence: Piece, reading: CaseReading) -> bool:
    """Whether a sentence of a decision says how it was voted, and who was elected to nothing."""
    if len(sentence.text) > _SHORT_SENTENCE or _counted_after([sentence], reading) or tells_of_election(sentence.raw):
        return False
    return looks_like_vote(sentence.text) or looks_like_count(sentence.stripped(".").text)


def _before(line: SourceLine, end: int, reading: CaseReading) -> SourceLine:
    """A line up to a place in it, of the same kind."""
    return reading.ledger.part(whole(line).part(0, end).stripped(), kind=line.kind, label=line.label, level=line.level)


def read_recommendation(section: CasePart | None, case: dict[str, Any], where: Where, reading: CaseReading) -> None:
    """Who put the recommendation forward."""
    if section and section.heading and section.heading.who:
        case["innstilling_fra"] = section.heading.who
        reading.ledger.value((*where, "innstilling_fra"), section.heading.label)


def read_decisions(
    proposal: CasePart | None, decision: CasePart | None, case: dict[str, Any], where: Where, reading: CaseReading
) -> None:
    """The points of the recommendation and of the decision, under the labels that both have."""
    found = {}
    for key, section, nothing in (("forslag_til_vedtak", proposal, _NO_TEXT), ("vedtak", decision, _NO_DECISION)):
        if section is None:
            continue
        if section.heading:
            reading.ledger.label(section.heading.label)
        blocks = [block for block in blocks_of(section.lines, reading.layout) if block.text or block.line.cells]
        if len(blocks) == 1 and fold(blocks[0].text) in nothing:
            reading.ledger.label(*blocks[0].pieces)
            if key == "vedtak":
                case[key] = []
            continue
        found[key] = blocks
    forms = [form for blocks in found.values() if not _is_alone(blocks) and (form := labels_of(blocks))]
    numbered = [form for form in forms if form != "ingen"]
    labels: Labels = next(iter(numbered or forms), "tall")
    if labels != "tall":
        case["merking"] = labels
    for key, blocks in found.items():
        if blocks:
            own: Labels = "ingen" if _is_alone(blocks) else labels
            case[key] = read_points(blocks, own, (*where, key), reading.ledger)


def _is_alone(blocks: Sequence[Block]) -> bool:
    """Whether a text is one paragraph: a point that stands alone needs no label to be told from others."""
    return len(blocks) == 1 and blocks[0].kind != "item"
