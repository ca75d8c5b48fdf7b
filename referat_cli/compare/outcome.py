"""The outcome of a case: adopted as proposed, changed, postponed, replaced or rejected.

The outcome is derived from the proposal, the decision and what the comparison says of the two. What the record itself
states wins; whether the two agree is a rule's question, so both are told.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from referat_cli.compare.points import Change, compare
from referat_cli.model.meeting import Case, Outcome, Points, Status, walk

# What waits when a case is postponed: the case, its treatment or the decision itself. A decision may also postpone a
# project, or speak of patients who «utsettes for» violence; neither postpones the case. Bokmål, nynorsk, English.
_CASE = r"sak(?:en|a)?"
_WAITS = (
    rf"(?:{_CASE}|(?:realitets|saks)?behandling(?:en|a)|handsaming(?:a|en)|avgjørelsen|avgjerda|vedtaket|beslutningen"
    r"|drøfting(?:en|a))"
)
_WAITS_ENGLISH = r"(?:case|item|matter|decision|consideration)"
_BECOMES = r"(?:blir|ble|blei|vert|vart|er|var|bli|være|vere)"

# A decision that postpones the case. A case that goes back for more work, or that comes up again in a later meeting, is
# not decided either.
POSTPONED = (
    (
        rf"\b{_WAITS}\b[^.;:]{{0,80}}?\b"
        rf"(?:utsettes|utsettast|utsetjast|{_BECOMES} (?:\w+ ){{0,2}}(?:utsatt|utsett|utset))\b"
        r"(?! for\b)"
    ),
    rf"\b(?:utsetter|utset|utsett|utsette|utsetje)\b (?:(?:videre|vidare|endelig|endeleg) )?{_WAITS}\b",
    rf"\b{_CASE}\b[^.;:]{{0,60}}?\b(?:sendes|sendast|sendt|går|tas|takast|trekkes) (?:tilbake|attende)\b",
    rf"\b(?:sender|sende) {_CASE} (?:tilbake|attende)\b",
    (
        rf"\b{_CASE}\b[^.;:]{{0,40}}?\b(?:tas|takast|tatt|behandles|handsamast|kommer|kjem|legges|leggjast|fremmes|overføres)\b"
        r"[^.;:]{0,40}?\b(?:neste|et senere|eit seinare|et seinere|kommende|komande) (?:møte|ASU-møte|utvalgsmøte)\b"
    ),
    rf"\b{_CASE}\b[^.;:]{{0,20}}?\b(?:tas opp|takast opp|behandles) (?:igjen|på nytt|på ny)\b",
    rf"\b{_WAITS_ENGLISH}\b[^.;:]{{0,60}}?\b(?:postponed|deferred|adjourned|held over|tabled)\b",
    rf"\b(?:postpones?|defers?|adjourns?) (?:the )?{_WAITS_ENGLISH}\b",
)

# What is rejected: the proposal under any of its names, or the case with it.
_PROPOSAL = r"(?:forslag|framlegg|innstilling|tilråding|søknad|anmodning)"
_PROPOSAL_ENGLISH = r"(?:proposal|recommendation|application|motion)"
_NOT = r"(?:ikke|ikkje)"

# A decision that rejects the proposal, or turns it down by saying that the committee does not do what was proposed.
REJECTED = (
    (
        rf"\b(?:{_PROPOSAL}|sak)\w*\b[^.;:]{{0,60}}?\b(?:avvises|avvisast|avvist|avslås|avslåast|avslått|forkastes|forkastast"
        r"|forkastet|nedstemmes|nedstemt)\b"
    ),
    rf"\b(?:avviser|avslår|forkaster|forkastar|nedstemmer)\b[^.;:]{{0,40}}?\b(?:{_PROPOSAL}|sak)",
    (
        rf"\b{_PROPOSAL}\w*\b[^.;:]{{0,60}}?\b(?:vedtas|vedtakast|godkjennes|godkjennast|støttes|støttast|innvilges|innvilgast"
        rf"|imøtekommes|tas|takast) {_NOT}\b"
    ),
    (
        rf"\b{_PROPOSAL}\w*\b[^.;:]{{0,60}}?\b{_BECOMES} {_NOT} "
        r"(?:vedtatt|vedteke|godkjent|støttet|støtta|innvilget|innvilga"
        r"|imøtekommet|tatt|teken)\b"
    ),
    (
        r"\b(?:slutter seg|sluttar seg|støtter|støttar|vedtar|vedtek|godkjenner|godtar|godtek|tilrår|anbefaler"
        rf"|tiltrer)\b (?:derfor )?{_NOT}\b"
    ),
    rf"\b(?:gir|gjev)\b (?:derfor )?{_NOT}\b (?:\w+ ){{0,2}}(?:tilslutning|tilslutnad|støtte|stønad|samtykke|medhold)",
    r"\b(?:gir|gjev)\b ingen (?:tilslutning|tilslutnad|støtte)",
    rf"\bgår\b (?:derfor )?{_NOT}\b inn for\b",
    rf"\b{_PROPOSAL_ENGLISH}\b[^.;:]{{0,40}}?\b(?:rejected|declined|refused|not (?:adopted|approved))\b",
    rf"\b(?:rejects?|declines?|refuses?|turns? down) the {_PROPOSAL_ENGLISH}\b",
)

# Words that turn a sentence round: one of them put in or left out, and nothing else, reverses a point.
# («Ei» is left out: in nynorsk it is an article.)
NEGATIONS = frozenset({"ikke", "ikkje", "not"})

_POSTPONED = re.compile("|".join(POSTPONED), re.IGNORECASE)
_REJECTED = re.compile("|".join(REJECTED), re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:ikke|ikkje|aldri|not|never)\b", re.IGNORECASE)
_DENIED = re.compile(r"\s+(?:\w+\s+)?(?:ikke|ikkje|not)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")

# Differences that change nothing of what was decided.
_UNCHANGED = frozenset({"uendret", "kosmetisk", "redaksjonell"})


def outcome(case: Case, status: Status) -> Outcome | None:
    """What became of the case: what the record states, else what follows from its texts.

    None before the meeting has decided anything, that is while the status is «innkalling».
    """
    if status == "innkalling":
        return None
    return case.outcome or _derived_once(case.proposal, case.decision)


def derived(proposal: Points | None, decision: Points | None, changes: Sequence[Change] | None = None) -> Outcome:
    """What follows from the texts alone; ``changes`` are theirs, where the caller has them already."""
    if not says_something(decision):
        return "uten_vedtak"
    if not says_something(proposal):
        return "uten_forslag"
    if proposal == decision:  # as most are, and to compare them takes a hundred times as long
        return "vedtatt_uendret"
    if changes is None:
        changes = compare(proposal or (), decision or ())
    with_text = [change for change in changes if change.old_text or change.new_text]
    if all(change.kind in _UNCHANGED for change in with_text):
        return "vedtatt_uendret"
    kept = [change for change in with_text if change.source and change.target]
    if all(_is_reversed(change) or _turns(_REJECTED, change, negated=True) for change in kept):
        return "avvist" if kept else _in_its_place([change.new_text or "" for change in with_text])
    return "utsatt" if all(_turns(_POSTPONED, change, negated=False) for change in kept) else "vedtatt_endret"


def _in_its_place(decided: Sequence[str]) -> Outcome:
    """What a decision does that keeps nothing of the proposal."""
    if any(_says(_REJECTED, text, negated=True) for text in decided):
        return "avvist"
    return "utsatt" if any(_says(_POSTPONED, text, negated=False) for text in decided) else "erstattet"


# The versions of a meeting are read after each other, and most of their cases are the same.
_derived_once = lru_cache(maxsize=4096)(derived)


def says_something(points: Points | None) -> bool:
    """Whether any point has a text; a list left open for the meeting proposes nothing."""
    return any(point.text.strip() for _position, point in walk(points or ()))


def _is_reversed(change: Change) -> bool:
    """Whether the point is the proposal's with a negation put in or taken out, and nothing else."""
    changed = [text.strip().lower() for kind, text in change.words if kind != "uendret"]
    return len(changed) == 1 and changed[0] in NEGATIONS


def _turns(pattern: re.Pattern[str], change: Change, *, negated: bool) -> bool:
    """Whether the point says in the decision what it did not say in the proposal."""
    return _says(pattern, change.new_text or "", negated=negated) and not _says(
        pattern, change.old_text or "", negated=negated
    )


def _says(pattern: re.Pattern[str], text: str, *, negated: bool) -> bool:
    """Whether a sentence of the text fits the pattern and does not deny it; a ``negated`` pattern may itself deny."""
    for sentence in _SENTENCE.split(text):
        found = pattern.search(sentence)
        # A negation elsewhere, in the reason or the condition, denies something else.
        if found and not _DENIED.match(sentence, found.end()) and (negated or not _NEGATED.search(found[0])):
            return True
    return False
