"""What became of a case: adopted as proposed, changed, postponed, replaced or rejected.

A derived outcome is never stronger than the record proves. Votes decide it where there are any; which of two adopted
texts differ, and all of it where nothing was voted on, rests on the points first (kept, changed, struck, added), and
then on what the sentences of the decision say of this case or this proposal (`wordings`); other sentences decide
nothing. What the record itself states stands above; whether the two agree is a rule's question.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

from referat_cli.compare.adopted import Adopted, adopted
from referat_cli.compare.decision_words import word_set
from referat_cli.compare.noun_phrases import Context, sentences
from referat_cli.compare.origins import decision_changes
from referat_cli.compare.points import Change, bare, compare
from referat_cli.compare.significance import NEGATIONS, lengths, plain
from referat_cli.compare.verdicts import Statement, Subject
from referat_cli.compare.wordings import put_forward, sounds_decisive, statements
from referat_cli.model.meeting import Case, CaseOutcome, Outcome, Points, Proposal, Status, says_something, walk
from referat_cli.model.proposals import RECOMMENDATION, Treatment, has_recommendation, is_amendment, letter_of

# Differences that change nothing of what was decided.
_UNCHANGED = frozenset({"uendret", "kosmetisk", "redaksjonell"})

# Statements that leave the case itself as it was before the meeting, or turn it down.
_AGAINST = frozenset({"utsatt", "tilbakesendt", "oversendt", "trukket", "avvist", "ikke_behandlet"})


class Derived(NamedTuple):
    """What follows from the texts; ``certain`` where they leave no doubt."""

    outcome: Outcome
    certain: bool = True


def case_outcome(case: Case, status: Status) -> CaseOutcome | None:
    """What became of the case: what the record states, else what follows from its texts.

    None before the meeting has decided anything, that is while the status is «innkalling», and of a closed case; a
    meeting that was called off took up none of its cases.
    """
    if status == "innkalling" or case.closed:
        return None
    if status == "avlyst":
        return CaseOutcome("ikke_behandlet", derived=True, certain=True)
    if case.outcome:
        return CaseOutcome(case.outcome, derived=False, certain=True)
    found = derive_outcome(case)
    return CaseOutcome(found.outcome, derived=True, certain=found.certain)


def derive_outcome(case: Case, changes: Sequence[Change] | None = None) -> Derived:
    """What follows from the votes of a case, and from its texts where nothing was voted on.

    ``changes`` are those from what was adopted to the decision, where the caller has them already. An election is a
    decision, also where no text says so.
    """
    found = _by_votes_or_texts(case, changes)
    elected = any(election.elected for election in case.elections)
    return Derived("uten_forslag") if elected and found.outcome == "uten_vedtak" else found


def _by_votes_or_texts(case: Case, changes: Sequence[Change] | None) -> Derived:
    if case.proposals or case.votes:
        return _by_votes(case, adopted(case), changes)
    if changes is None:
        return _derive_again(case.proposal, case.decision, case.title, case.number)
    return _derive(case.proposal, case.decision, case.title, case.number, changes)


_PROCEDURES: dict[str | None, Outcome] = {
    "utsettelse": "utsatt",
    "tilbakesendelse": "tilbakesendt",
    "oversendelse": "oversendt",
}


def _by_votes(case: Case, against: Adopted, changes: Sequence[Change] | None) -> Derived:
    """What became of a case with several proposals, or with votes."""
    treated, main = against.treated, against.main
    if treated.procedure and (treated.main is None or treated.outcome(treated.main.id) is None):
        return Derived(_PROCEDURES[treated.procedure.type])
    if main is None:
        return _none_adopted(case, treated)
    if main.id != RECOMMENDATION and has_recommendation(case):
        # Where nobody voted on the recommendation, something that is not called an alternative may stand beside it.
        voted = treated.outcome(RECOMMENDATION) is not None
        return Derived("erstattet", certain=voted or _words_decide(case, against))
    return _main_adopted(case, against, main, changes)


def _main_adopted(case: Case, against: Adopted, main: Proposal, changes: Sequence[Change] | None) -> Derived:
    """What became of the proposal that counts, once it was adopted: as it stood, or changed."""
    treated = against.treated
    fell = any(result == "falt" and letter_of(address) == main.id for address, result, _vote in treated.points)
    amended = fell or any(is_amendment(one) or main.id == RECOMMENDATION for one in against.with_it)
    if not says_something(case.decision) or not says_something(against.points):
        return Derived("vedtatt_endret" if amended else "vedtatt_uendret")
    if changes is None:
        changes = decision_changes(case, against, origins=False)
    found = _derive(against.points, case.decision, case.title, case.number, changes)
    if found.outcome == "vedtatt_uendret":
        return Derived("vedtatt_endret", certain=False) if amended else found
    # Amended until nothing is left of it, where only the amendments were voted on; else votes stand above texts.
    replaced = treated.outcome(main.id) is None
    return found if found.outcome == "vedtatt_endret" or replaced else Derived("vedtatt_endret", certain=False)


def _words_decide(case: Case, against: Adopted) -> bool:
    """Whether the decision has just the words of what was adopted."""
    return case.decision is not None and bare(against.points) == bare(case.decision)


def _none_adopted(case: Case, treated: Treatment) -> Derived:
    """What became of a case none of whose proposals was adopted, or not that the record proves."""
    unwritten = "vedtatt" in treated.unwritten
    found = _derive_again(case.proposal, case.decision, case.title, case.number)
    if treated.outcome(RECOMMENDATION) == "falt" or treated.all_fell:
        if unwritten:
            return Derived("erstattet" if has_recommendation(case) else "uten_forslag")
        if treated.all_fell or found.outcome in ("vedtatt_uendret", "vedtatt_endret", "uten_vedtak", "avvist"):
            return Derived("avvist", certain=treated.all_fell)
        return Derived(found.outcome, certain=False)
    if not treated.proposals and treated.unwritten:
        if unwritten:
            return found if found.outcome not in ("uten_vedtak", "avvist") else Derived("uten_forslag")
        if all(result == "falt" for result in treated.unwritten):
            return Derived("avvist")
    return found


def _derive(
    proposal: Points | None, decision: Points | None, title: str, number: str, changes: Sequence[Change] | None = None
) -> Derived:
    if not says_something(decision):
        return Derived("uten_vedtak")
    if proposal == decision:  # as most are, and to compare them takes a hundred times as long
        return Derived("vedtatt_uendret")
    reading = _DecisionReading(proposal or (), decision or (), title, number)
    if not says_something(proposal):
        return reading.without_proposal()
    if changes is None:
        if found := reading.plainly_changed():
            return found
        changes = compare(proposal or (), decision or ())
    changes = [change for change in changes if change.old_text or change.new_text]
    if all(change.kind in _UNCHANGED for change in changes):
        return Derived("vedtatt_uendret")
    return reading.compared(changes)


# The versions of a meeting are read after each other, and most of their cases are the same.
_derive_again = lru_cache(maxsize=4096)(_derive)


class _Sentence(NamedTuple):
    """A sentence of the decision that the proposal does not have, and what it says of the case."""

    text: str
    statements: tuple[Statement, ...]


class _DecisionReading:
    """The sentences of a decision, read beside those of its proposal."""

    def __init__(self, proposal: Points, decision: Points, title: str, number: str) -> None:
        texts = [point.text for _position, point in walk(proposal)]
        self._texts = texts
        self._context = Context([*texts, title], number)
        self._proposed = {plain(sentence) for text in texts for sentence in sentences(text)}
        self._decision = decision
        # The proposal that somebody put forward in the decision, last.
        self._mentioned: Subject | None = None

    @cached_property
    def _proposes(self) -> set[str]:
        """What the proposal itself says of the case: that is proposed, not done to it."""
        return {found.verdict for text in self._texts for found in self._statements(text)}

    def _statements(self, text: str, *, opening: bool = True) -> Iterator[Statement]:
        for index, sentence in enumerate(sentences(text)):
            yield from statements(sentence, self._context, opening=opening and not index)

    def _sentences(self, text: str, *, opening: bool = True) -> list[_Sentence]:
        """The sentences of a text that the proposal does not have."""
        found = []
        for index, sentence in enumerate(sentences(text)):
            if plain(sentence) not in self._proposed:
                found_here: Sequence[Statement] = ()
                if other := put_forward(sentence):
                    self._mentioned = other
                else:
                    starts = opening and not index
                    found_here = statements(sentence, self._context, opening=starts, mentioned=self._mentioned)
                new = tuple(one for one in found_here if one.verdict not in self._proposes)
                found.append(_Sentence(sentence, new))
        return found

    @cached_property
    def _new(self) -> list[_Sentence]:
        """The sentences of the decision that the proposal does not have."""
        return [
            sentence
            for position, point in walk(self._decision)
            for sentence in self._sentences(point.text, opening=len(position) == 1)
        ]

    @cached_property
    def _found(self) -> list[Statement]:
        """What they say of the case."""
        return [statement for sentence in self._new for statement in sentence.statements]

    @cached_property
    def _opposed(self) -> list[Statement]:
        """What they say of the case that leaves it as it was, or turns it down."""
        return [statement for statement in self._found if statement.verdict in _AGAINST]

    def without_proposal(self) -> Derived:
        """A decision that nothing was proposed for: it may still say that the case waits."""
        new, found, against = self._new, self._found, self._opposed
        if not against:
            return Derived("uten_forslag")
        first = against[0]
        alone = all(sentence.statements for sentence in new)
        if (first.sure and first in new[0].statements) or alone:
            verdicts = {statement.verdict for statement in found}
            return Derived(cast("Outcome", first.verdict), first.sure and len(verdicts) == 1)
        return Derived("uten_forslag", certain=False)

    def plainly_changed(self) -> Derived | None:
        """What `compared` says of most decisions that differ, found without comparing the points; else None.

        A sentence of the proposal stands, and beside it more than the count of votes; and the texts are not as long as
        the proposal's, so that they are others.
        """
        decided = [point.text for _position, point in walk(self._decision)]
        if lengths(self._texts) == lengths(decided) or not self._keeps_a_sentence():
            return None
        if all(map(_is_report, self._new)):
            return None
        return Derived("vedtatt_endret", certain=not self._opposed)

    def compared(self, changes: Sequence[Change]) -> Derived:
        """A decision that differs from its proposal."""
        new, found, against = self._new, self._found, self._opposed
        pairs = [change for change in changes if change.source and change.target]
        turned = [change for change in pairs if self._is_turned(change)]
        if len(turned) < len(pairs) or self._keeps_a_sentence():
            if self._only_reported(new, changes):
                return Derived("vedtatt_uendret")
            return Derived("vedtatt_endret", certain=not against)
        adopted = [statement for statement in found if statement.verdict in ("vedtatt", "vedtatt_endret")]
        another = any(statement.verdict == "annet_vedtatt" for statement in found)
        if against:
            return (
                Derived("vedtatt_endret", certain=False) if adopted else self._against(against, found, another=another)
            )
        if adopted and not another:
            return self._by_reference(adopted, new)
        doubt = not another and (bool(turned) or any(sounds_decisive(sentence.text) for sentence in new))
        return Derived("erstattet", certain=not doubt)

    @staticmethod
    def _against(against: Sequence[Statement], found: Sequence[Statement], *, another: bool) -> Derived:
        """Nothing of the proposal is kept, and the case waits or the proposal fell."""
        first = next((statement for statement in against if statement.sure), against[0])
        verdicts = {statement.verdict for statement in against}
        if another and first.verdict == "avvist":
            return Derived("erstattet")
        if not first.sure and any(statement.verdict == "orientering" for statement in found):
            return Derived("erstattet", certain=False)
        return Derived(cast("Outcome", first.verdict), first.sure and len(verdicts) == 1 and not another)

    @staticmethod
    def _by_reference(adopted: Sequence[Statement], new: Sequence[_Sentence]) -> Derived:
        """The decision does not repeat the proposal, but says that it was adopted."""
        more = any(not sentence.statements and not _is_count(sentence.text) for sentence in new)
        if more or any(statement.verdict == "vedtatt_endret" for statement in adopted):
            return Derived("vedtatt_endret")
        return Derived("vedtatt_uendret", all(statement.sure for statement in adopted))

    def _keeps_a_sentence(self) -> bool:
        """Whether the decision has a sentence of the proposal, wherever it stands."""
        return any(
            plain(sentence) in self._proposed
            for _position, point in walk(self._decision)
            for sentence in sentences(point.text)
        )

    @staticmethod
    def _only_reported(new: Sequence[_Sentence], changes: Sequence[Change]) -> bool:
        """Whether all that the decision has beside the proposal is that it was adopted, and by how many."""
        return (
            bool(new)
            and all(change.kind not in ("stroeket", "flyttet", "delt") for change in changes)
            and all(_is_report(sentence) for sentence in new)
        )

    def _is_turned(self, change: Change) -> bool:
        """Whether a changed point says of the case that it waits, or denies what was proposed."""
        if change.kind != "endret" or not change.new_text:
            return False
        new = self._sentences(change.new_text, opening=True)
        if len(new) < len(sentences(change.new_text)):
            return False
        if any(statement.verdict in _AGAINST for sentence in new for statement in sentence.statements):
            return True
        old = {found.verdict for found in self._statements(change.old_text or "")}
        still = {found.verdict for found in self._statements(change.new_text)}
        return bool(old & _AGAINST and not old & still) or _is_reversed(change)


# What begins or ends a clause: a negation after one of these is not that of the main clause.
_BREAKS = word_set("som at der hvis dersom når fordi da mens og eller men , : ;")


def _is_reversed(change: Change) -> bool:
    """Whether a point is the proposal's with a negation put into its main clause or taken out, and nothing else."""
    changed = [(place, text) for place, (kind, text) in enumerate(change.words) if kind != "uendret"]
    if len(changed) != 1 or changed[0][1].strip().lower() not in NEGATIONS:
        return False
    before = "".join(text for _kind, text in change.words[: changed[0][0]]).lower()
    if len(sentences(change.old_text or "")) > 1:
        return False
    return not _BREAKS.intersection(before.replace(",", " , ").replace(":", " : ").split())


_COUNTS = word_set(
    """enstemmig enstemmige samrøystes einstemmig vedtak vedtatt vedteke mot med stemmer stemme røyster røyst stemte
    røysta for imot ingen merknader votering punkt og avholdende avgitt"""
)


def _is_count(sentence: str) -> bool:
    """Whether a sentence only tells the vote: «Enstemmig.», «5 mot 2 stemmer.»."""
    words = sentence.lower().strip(" .:").replace(",", " ").split()
    return bool(words) and all(word.strip(".:()") in _COUNTS or word.strip(".:()").isdigit() for word in words)


def _is_report(sentence: _Sentence) -> bool:
    if _is_count(sentence.text):
        return True
    return bool(sentence.statements) and all(statement.verdict == "vedtatt" for statement in sentence.statements)
