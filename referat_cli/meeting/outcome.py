"""What became of a case: adopted as proposed, changed, postponed, replaced or rejected?

The outcome is derived from the proposal, the decision and what the comparison says of the two. What the record itself
states wins; whether the two agree is a rule's question, so both are told.
"""

import re
from collections.abc import Sequence

from referat_cli.meeting.redline import Change, compare
from referat_cli.record.minutes import Case, Outcome, Points, Status, walk

# A decision that postpones the case, by what it is that waits: the case, its treatment or the decision itself. A
# decision may also postpone a project, or speak of patients who «utsettes for» violence; neither postpones the case. A
# case that goes back for more work, or that comes up again in a later meeting, is not decided either. Bokmål, nynorsk,
# English.
POSTPONED = (
    r"\b(?:sak(?:en|a)?|(?:realitets|saks)?behandling(?:en|a)|behandlingen|handsaming(?:a|en)?|avgjørelsen|avgjerda|vedtaket"
    r"|beslutningen|drøftingen|drøftinga)\b[^.;:]{0,80}?\b(?:utsettes|utsettast|utsetjast|(?:blir|ble|blei|vert|vart|er|var|bli|være|vere)"
    r" (?:\w+ ){0,2}(?:utsatt|utsett|utset))\b(?! for\b)",
    r"\b(?:utsetter|utset|utsett|utsette|utsetje)\b (?:(?:videre|vidare|endelig|endeleg) )?"
    r"(?:sak(?:en|a)?|(?:saks)?behandling(?:en|a)|handsaming(?:a|en)|avgjørelsen|avgjerda|vedtaket|beslutningen|drøftingen)\b",
    r"\bsak(?:en|a)?\b[^.;:]{0,60}?\b(?:sendes|sendast|sendt|går|tas|takast|trekkes) (?:saken )?(?:tilbake|attende)\b",
    r"\b(?:sender|sende) sak(?:en|a)? (?:tilbake|attende)\b",
    r"\bsak(?:en|a)?\b[^.;:]{0,40}?\b(?:tas|takast|tatt|behandles|handsamast|kommer|kjem|legges|leggjast|fremmes|overføres)"
    r"\b[^.;:]{0,40}?\b(?:neste|et senere|eit seinare|et seinere|kommende|komande) (?:møte|ASU-møte|utvalgsmøte)\b",
    r"\bsak(?:en|a)?\b[^.;:]{0,20}?\b(?:tas opp|takast opp|behandles) (?:igjen|på nytt|på ny)\b",
    r"\b(?:case|item|matter|decision|consideration)\b[^.;:]{0,60}?\b(?:postponed|deferred|adjourned|held over|tabled)\b",
    r"\b(?:postpones?|defers?|adjourns?) (?:the )?(?:case|item|matter|decision|consideration)\b",
)

# A decision that rejects the proposal, or turns it down by saying that the committee does not do what was proposed.
REJECTED = (
    r"\b(?:forslag|framlegg|innstilling|tilråding|søknad|sak|anmodning)\w*\b[^.;:]{0,60}?\b(?:avvises|avvisast|avvist|avslås|avslåast"
    r"|avslått|forkastes|forkastast|forkastet|nedstemmes|nedstemt|falt|fall)\b",
    r"\b(?:avviser|avslår|forkaster|forkastar|nedstemmer)\b[^.;:]{0,40}?\b(?:forslag|framlegg|innstilling|tilråding|søknad|sak|anmodning)",
    r"\b(?:forslag|framlegg|innstilling|tilråding|søknad)\w*\b[^.;:]{0,60}?\b(?:vedtas|vedtakast|godkjennes|godkjennast|støttes|støttast"
    r"|innvilges|innvilgast|imøtekommes|tas|takast|får) (?:ikke|ikkje)\b",
    r"\b(?:forslag|framlegg|innstilling|tilråding|søknad)\w*\b[^.;:]{0,60}?\b(?:ble|blir|blei|vert|vart|er) (?:ikke|ikkje)"
    r" (?:vedtatt|vedteke|godkjent|støttet|støtta|innvilget|innvilga|imøtekommet|tatt|teken)\b",
    r"\b(?:gir|gjev|slutter seg|sluttar seg|støtter|støttar|vedtar|vedtek|godkjenner|godkjenner|godtar|godtek|tilrår|anbefaler"
    r"|tiltrer|går)\b (?:derfor )?(?:ikke|ikkje)\b",
    r"\b(?:proposal|recommendation|application|motion)\b[^.;:]{0,40}?\b(?:rejected|declined|refused|not (?:adopted|approved))\b",
    r"\b(?:rejects?|declines?|refuses?|turns? down) the (?:proposal|recommendation|application|motion)\b",
)

# Words that turn a sentence round: one of them put in or left out, and nothing else, reverses a point.
NEGATIONS = frozenset({"ikke", "ikkje", "ei", "not"})

_POSTPONED = re.compile("|".join(POSTPONED), re.IGNORECASE)
_REJECTED = re.compile("|".join(REJECTED), re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:ikke|ikkje|aldri|not|never)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")

# Differences that change nothing of what was decided.
_UNCHANGED = frozenset({"uendret", "kosmetisk", "redaksjonell"})


def outcome(case: Case, status: Status) -> Outcome | None:
    """What became of the case: what the record states, else what follows from its texts.

    None before the meeting has decided anything, that is while the status is «innkalling».
    """
    if status == "innkalling":
        return None
    return case.outcome or derived(case.proposal, case.decision)


def derived(proposal: Points | None, decision: Points | None, changes: Sequence[Change] | None = None) -> Outcome:
    """What follows from the texts alone; ``changes`` are theirs, where the caller has them already."""
    if not _says_something(decision):
        return "uten_vedtak"
    if not _says_something(proposal):
        return "uten_forslag"
    if changes is None:
        changes = compare(proposal or (), decision or ())
    said = [change for change in changes if change.old_text or change.new_text]
    if all(change.kind in _UNCHANGED for change in said):
        return "vedtatt_uendret"
    kept = [change for change in said if change.source and change.target]
    if any(not _is_reversed(change) for change in kept):
        return "vedtatt_endret"
    decided = [change.new_text for change in said if change.new_text]
    if kept or any(_says(_REJECTED, text, negated=True) for text in decided):
        return "avvist"
    if any(_says(_POSTPONED, text, negated=False) for text in decided):
        return "utsatt"
    return "erstattet"


def _says_something(points: Points | None) -> bool:
    """Whether any point has a text; a list left open for the meeting proposes nothing."""
    return any(point.text.strip() for _position, point in walk(points or ()))


def _is_reversed(change: Change) -> bool:
    """Whether the point is the proposal's with a negation put in or taken out, and nothing else."""
    changed = [text.strip().lower() for kind, text in change.words if kind != "uendret"]
    return len(changed) == 1 and changed[0] in NEGATIONS


def _says(pattern: re.Pattern[str], text: str, *, negated: bool) -> bool:
    """Whether a sentence of the text fits the pattern; without ``negated`` only one that does not deny it."""
    return any(
        pattern.search(sentence) and (negated or not _NEGATED.search(sentence)) for sentence in _SENTENCE.split(text)
    )
