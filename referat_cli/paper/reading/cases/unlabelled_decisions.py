"""What was decided in a case whose paper has no heading of the decision: the sentences that say so at its end."""

from collections.abc import Sequence
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.decisions import read_decisions, read_vote_in_decision
from referat_cli.paper.reading.cases.other_business import is_other_business
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.cases.reading import CaseReading
from referat_cli.paper.reading.cases.tasks import read_whose_of_decision, whose_in
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.matter import is_named_matter
from referat_cli.paper.reading.votes.sentences import read_vote
from referat_cli.paper.reading.words.bodies import DEFINITE_BODY
from referat_cli.paper.reading.words.phrases import THE_CASE, UNANIMOUSLY, WAS, phrase
from referat_cli.paper.reading.words.sentences import sentences
from referat_cli.paper.reading.words.vote_words import ADOPTED

# What it is about, at the beginning of its sentence: "Innkalling og saksliste", "Referatet fra 3. mars".
_MATTER = (
    r"(?:(?!(?:at|som|har|hadde|ble|blei|blir|vart|vert|er|var|skal|skulle|kan|må|vil|ville|det|ikke|ikkje|hvis|viss"
    r"|når|da|men)\b)[\w«»/.-]+,? ){0,9}?"
)
_FOR_NOTE = r"til (?:orientering|etterretning|etterretting|vitende|vitande)"
_NOTED = rf"(?:tatt|teke|teken|tekne|tas|takast) (?:{_FOR_NOTE}|til (?:følge|følgje))"
_ADOPTS = r"(?:godkjennes|godkjennast|vedtas|vedtakast|støttes|støttast|avslås|avvises|utsettes|utsetjast)"
_HOW = r"(?:,? (?:(?:uten|utan|med|mot|ved|som) [^,]{1,120}|enstemmig|einstemmig|samrøystes|og .{1,160}))?"
# "lest opp og godkjent", "gjennomgått og tatt til orientering": what was done with it first.
_FIRST = r"(?:\w+(?: \w+){0,2} og )?"
_PASSIVE = (
    rf"{_MATTER}(?:(?:{WAS}|blir|vert) {_FIRST})?(?:{UNANIMOUSLY} )?"
    rf"(?:{_NOTED}|{ADOPTED}|utsatt|utsett|{_ADOPTS}){_HOW}"
)
_PUT_OFF = rf"(?:{THE_CASE} (?:(?:{WAS}|blir|vert) )?)?(?:utsatt|utsett|utsettes|utsetjast) .{{1,120}}"
_BODY = rf"(?:{DEFINITE_BODY}|(?-i:[A-ZÆØÅ]{{2,6}})|vi)"
_RESOLVES = (
    r"(?:vedtok|vedtar|vedtek|besluttet|beslutter|bestemte|bestemmer|godkjente|godkjenner|godkjende|slutter seg til"
    r"|sluttet seg til|slutta seg til|sluttar seg til|støtter|støttar|anbefaler|tilrår|ber|gir sin tilslutning)"
)
_ACTIVE = (
    rf"{_BODY} (?:{UNANIMOUSLY} )?{_RESOLVES} .{{1,400}}"
    rf"|{_BODY} (?:tar|tok|tek) (?:[\w-]+ ){{1,6}}{_FOR_NOTE}{_HOW}"
)
_IMPERSONAL = (
    rf"det (?:{WAS}|blir) (?:{UNANIMOUSLY} )?(?:vedtatt|vedteke|besluttet|bestemt) "
    r"(?:å|at|følgende|fylgjande) .{1,400}"
)
# In a case that approves something, or about the minutes of another meeting, that it now is: "Referatet er godkjent."
_OF_MINUTES = phrase(
    r"\b(?:møte)?(?:referat|protokoll|møtebok)(?:et|en|a)? (?:fra|frå|av|for|etter) (?:[\w.]+ ){0,3}?\w*møtet?\b"
    r"|\b(?:forrige|førre|siste?)\w* (?:møte)?(?:referat|protokoll|møtebok)"
)
_STANDS = phrase(rf"{_MATTER}er (?:{UNANIMOUSLY} )?{ADOPTED}{_HOW}\s*[.!]?")
_DECIDES = phrase(rf"(?:{_PASSIVE}|{_PUT_OFF}|{_ACTIVE}|{_IMPERSONAL})\s*[.!]?")


def decides(sentence: str) -> bool:
    """Whether a sentence has the form of a decision: "Referatet ble godkjent.", "Saken tas til orientering."."""
    return _DECIDES.fullmatch(sentence.strip()) is not None


def read_unlabelled_decision(
    lines: Sequence[SourceLine], case: dict[str, Any], where: Where, reading: CaseReading
) -> list[SourceLine]:
    """Take the sentences at the end of a case that decide it, and tell of the choice; the lines that remain."""
    if reading.is_notice or "vedtak" in case or is_other_business(case["tittel"]):
        return [*lines]
    end = len(lines)
    while end and whose_in(lines[end - 1].text, reading.known.date):
        end -= 1
    rest, whose = [*lines[:end]], [*lines[end:]]
    found: list[SourceLine] = []
    proposals = ProposalsRead(case, reading.known)
    while rest and not found[1:] and (begin := _end_of_text(rest[-1], proposals)) is not None:
        line = rest.pop()
        found.insert(0, reading.ledger.part(whole(line).part(begin).stripped(), kind=line.kind, label=line.label))
        if begin:
            before = whole(line).part(0, begin).stripped()
            rest.append(reading.ledger.part(before, kind=line.kind, label=line.label, level=line.level))
            break
    if found:
        decision = CasePart(None, None, found)
        read_decisions(None, decision, case, where, reading)
        rest = read_vote_in_decision(decision, rest, case, where, reading)
        for line in found:
            reading.ledger.guess(whole(line), "vedtak", _("saken har ingen overskrift «Vedtak»"))
        parts = read_whose_of_decision(CasePart(None, None, whose), case, reading) if whose else ()
        whose = [line for part in parts for line in part.lines]
    return [*rest, *whose]


def _is_on_proposal(sentence: Piece, proposals: ProposalsRead) -> bool:
    """Whether a sentence tells how a vote on something that was put forward went: what was adopted stands there."""
    vote = read_vote(sentence, proposals)
    return vote is not None and not (vote.matter and is_named_matter(vote.matter.text))


def _end_of_text(line: SourceLine, proposals: ProposalsRead) -> int | None:
    """Where in a line the sentences begin that decide the case; None where its last does not."""
    if line.cells or line.kind == "heading":
        return None
    end = None
    for sentence in reversed(sentences(whole(line))):
        may_stand = proposals.case.get("sakstype") == "godkjenning" or _OF_MINUTES.search(proposals.case["tittel"])
        stands = may_stand and _STANDS.fullmatch(sentence.raw)
        if not (stands or decides(sentence.text)) or _is_on_proposal(sentence, proposals):
            break
        end = sentence.start
    return end
