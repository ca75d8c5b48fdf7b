"""The votes that have been read of a case, and what was told before one: names, numbers, what was set against what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.who import Who, read_names
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_count, read_form
from referat_cli.paper.reading.votes.decision_headings import HEADINGS_OF_DECISION
from referat_cli.paper.reading.votes.majority import MajorityNeeded
from referat_cli.paper.reading.votes.numbers_alone import result_of_decision
from referat_cli.paper.reading.votes.reading import VoteReading, described, is_turned, record_of
from referat_cli.paper.reading.votes.sides import COUNTS, LOSING_SIDES
from referat_cli.paper.reading.votes.signs import BEGINS_WITH_COUNT, is_rejected
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.parties import same_party
from referat_cli.paper.reading.words.phrases import BE, phrase
from referat_cli.paper.reading.words.vote_words import RESULT, VOTES

_RESULT = phrase(rf"\b{RESULT}\b")
_CASTING = "dobbelt(?:stemmen?|stemma|røysta?)"
_TIE = phrase(rf"(?:(?:det|der) {BE} |ved )?(?:stemmelikhet|stemmelikskap|likt stemmetall|likt)\s*[,:(–-]? (?:med )?")
_CAST = phrase(
    rf"(?:[\w ]{{1,30}} )?{_CASTING} (?:avgjorde|{BE} avgj[øo]r\w+|gjorde utslaget)\b[^.]{{0,40}}\.?"
    rf"|[\w ]{{0,20}}(?:leders|leiars|ordførers|ordførars|leiarens|lederens) (?:stemme|røyst) "
    r"(?:avgjorde|gjorde utslaget)\b[^.]{0,40}\.?"
    rf"|(?:\w+ )?(?:{BE} )?avgjort (?:med|ved|av) (?:[\w ]{{1,30}} )?{_CASTING}\.?"
)
# How many, and who these were: "3 (Ola Lie, Siv Nes, Per Vik)", "H, V (3)".
_COUNTED = phrase(rf"(?P<n>{NUMBER})(?: {VOTES})?(?: ?\((?P<who>.+)\))?|(?P<who2>[^()]+) \((?P<n2>{NUMBER})\)")


@dataclass
class VotesOfCase:
    """The votes of one case, written into its record at ``where`` as they are read."""

    proposals: ProposalsRead
    where: Where
    ledger: Ledger
    # What a sentence said was set against each other, and that sentence, until another says which won.
    pair: tuple[tuple[str, ...], tuple[str, ...], Piece] | None = None
    # Names and numbers that stand before the sentence with the result.
    waiting: dict[str, Any] = field(default_factory=dict)
    waiting_in: Piece | None = None
    waiting_pieces: list[tuple[str, Piece]] = field(default_factory=list)
    # Whether the last vote was told with a word for what it came to.
    is_result_told: bool = False
    # How people voted in the next vote, and the sentence that says so.
    form: tuple[Piece, Piece] | None = None
    # The majority that the next vote takes.
    needed: MajorityNeeded | None = None
    # A sentence that says of which parties the smaller side was, until their names follow.
    parties_of: tuple[Piece, frozenset[str]] | None = None
    # Whether the paper names who voted what before it says what came of it.
    are_named_first: bool = False
    # Sentences that were understood as votes, and stay in the running text for what the record has no key for.
    understood: list[Piece] = field(default_factory=list)
    # Whether the last vote was told with those who won first, and is written with them against it.
    turned: bool = False

    @property
    def written(self) -> list[dict[str, Any]]:
        """The votes so far."""
        found: list[dict[str, Any]] = self.proposals.case.get("votering", [])
        return found

    def write(self, reading: VoteReading, sentence: Piece) -> None:
        """Write a vote into the record, with what was told before it; take the sentence if the record says it all."""
        self.proposals.is_vote_lost = False
        self.is_result_told = _RESULT.search(sentence.raw) is not None
        vote = dict(record_of(reading))
        self.turned = is_turned(reading)
        self.proposals.set_against(reading.on, reading.against)
        self.proposals.case.setdefault("votering", []).append(vote)
        self.ledger.place(self._place(), sentence)
        vote |= self.waiting
        for key, piece in self.waiting_pieces:
            self.value(key, piece)
        self.are_named_first = self.are_named_first or any(side in self.waiting for side in COUNTS)
        self.waiting, self.waiting_pieces, self.pair = {}, [], None
        self.proposals.two = (), ()
        self.proposals.speak_of(() if self.is_result_told or reading.against else reading.on)
        if self.form and "form" not in vote:
            vote["form"] = self.form[0].text
            self.value("form", self.form[0])
            self.ledger.label(self.form[1])
        self.form = None
        needed, self.needed = self.needed, None
        if needed:
            self.needs(needed)
        lost = "stemte_for" if reading.result == "falt" else "stemte_imot"
        if reading.counted.minority_names:
            vote[lost] = self.proposals.known.full_names(reading.counted.minority_names)
        self.ledger.guess(sentence, described(vote), _("lest som en votering"))
        if reading.on:
            self.proposals.recent = None
        self.understood.append(sentence)
        self.parties_of = (sentence, reading.counted.parties) if reading.counted.parties else None
        if reading.counted.keeps:
            return
        for key, pieces in reading.counted.names.items():
            self.value(key, *pieces)
        for index, piece in enumerate(reading.counted.minority_names):
            self.value(lost, piece, index=index)
        if reading.matter:
            self.value("tekst", reading.matter)
        self.ledger.label(sentence)

    def set_up(self, on: tuple[str, ...], against: tuple[str, ...], sentence: Piece) -> None:
        """Note what a sentence says was set against what, or was put to the vote alone, till another says who won."""
        self.pair = (on, against, sentence)
        self.proposals.two = (on, against) if against else ((), ())

    def needs(self, needed: MajorityNeeded) -> bool:
        """Write the majority that the vote before took, or keep it for the next one; whether it is now written."""
        vote = self.written[-1] if self.written else None
        if vote is None or "flertall" in vote:
            self.needed = needed
            return False
        if self.turned:
            vote["for"], vote["imot"] = vote["imot"], vote["for"]
            self.turned = False
        vote["flertall"] = needed.share
        self.value("flertall", needed.written)
        self.ledger.label(needed.sentence)
        return True

    def wait_with_form(self, sentence: Piece) -> bool:
        """Keep how people voted for the vote that follows: till then its sentence is no part of one."""
        if form := read_form(sentence):
            self.form = (form, sentence)
        return False

    def wait_with_even(self, sentence: Piece) -> bool:
        """Keep numbers that stand alone and are equal ("2 for, 2 imot."): the next sentences say what decided it."""
        told = _TIE.match(sentence.raw)
        numbers_in = sentence.part(told.end()) if told else sentence
        is_count = BEGINS_WITH_COUNT.match(numbers_in.raw) is not None
        count = read_count(numbers_in, self.proposals.known, None) if is_count else None
        numbers = count.values if count else {}
        if self.waiting or numbers.keys() != {"for", "imot"} or numbers["for"] != numbers["imot"]:
            return False
        self.waiting, self.waiting_in = dict(numbers), sentence
        return True

    def decide_by_casting(self, sentence: Piece) -> bool:
        """Write that a casting vote decided the numbers before: "Leders dobbeltstemme avgjorde."."""
        last = self.written[-1] if self.written else {}
        vote = self.waiting or ({} if "resultat" in last else last)
        if not _CAST.fullmatch(sentence.raw) or "for" not in vote or vote["for"] != vote.get("imot"):
            return False
        vote["dobbeltstemme"] = True
        return True

    def write_waiting(self) -> None:
        """Write the vote of numbers and names that no sentence completes: what it came to is what was decided."""
        if self.waiting_in is None:
            return
        decided = self.proposals.case.get("vedtak")
        is_minority = self.waiting.keys() <= LOSING_SIDES and decided and not is_rejected(decided)
        if is_minority and not self.written:  # "Ola Lie stemte imot.", "SV stemte imot." after the decision
            on = self.decided("vedtatt", self.waiting_in)
            count = VoteCount(keeps=not self.waiting)
            self.write(VoteReading(on, (), None, count, "vedtatt"), self.waiting_in)
            return
        if not self.waiting:
            return
        if not {"for", "stemte_for"} & self.waiting.keys() or not {"imot", "stemte_imot"} & self.waiting.keys():
            self.ledger.guess(
                self.waiting_in, "votering", _("tallene og navnene hører til en votering som ikke er funnet")
            )
            return
        numbers = {COUNTS[side]: self.waiting.get(COUNTS[side], len(self.waiting.get(side, ()))) for side in COUNTS}
        result = result_of_decision(numbers, self.proposals)
        if self.waiting.get("dobbeltstemme") and decided:
            result = result or "vedtatt"
        on = self.decided(result, self.waiting_in)
        self.write(VoteReading(on, (), None, VoteCount(), result), self.waiting_in)

    def decided(self, result: str | None, sentence: Piece) -> tuple[str, ...]:
        """What a sentence without a subject is about.

        What was adopted is A where the decision has its words and no others, and nothing with an address where it has
        others; under the decision another proposal is meant only where its words were adopted.
        """
        proposals = self.proposals
        meant = proposals.meant
        if not meant and result == "vedtatt" and "vedtak" in proposals.case and proposals.has_recommendation:
            meant = ("A",)
        if meant not in ((), ("A",)) and result == "vedtatt" and not proposals.is_decided(meant[0]):
            if "vedtak" in proposals.case and proposals.has_recommendation and not proposals.decided_otherwise:
                return ("A",)
            return () if self._is_under_decision(sentence) else meant
        return () if meant == ("A",) and proposals.decided_otherwise else meant

    def _is_under_decision(self, sentence: Piece) -> bool:
        """Whether a sentence stands below the first words of the decision, or is the heading over them."""
        if any(form.fullmatch(sentence.raw) for form in HEADINGS_OF_DECISION):
            return True
        decision = (*self.where, "vedtak")
        decided = [piece.place for where, piece in self.ledger.values if where[: len(decision)] == decision]
        return bool(decided) and min(decided) <= sentence.place

    def put_on_side(self, sentence: Piece, match: re.Match[str], side: str, *, begins: bool = False) -> bool:
        """Put who, or how many, were on a side to the vote before, or keep it for the one whose result follows.

        A sentence that ``begins`` is of what follows, unless the vote before had as many on this side as it names, or
        fell: it is then the smaller side that is named.
        """
        count, who, has_more = self._on_side(sentence, match)
        if count is None and who is None:
            self.waiting_in = sentence if has_more and side in LOSING_SIDES and not self.written else self.waiting_in
        if (count is None and who is None) or (self.proposals.is_vote_lost and self.written):
            return False
        last = self.written[-1] if self.written else None
        named = self.proposals.known.full_names(who.names) if who else None
        if last and ((count == 0 and last.get("enstemmig")) or (named and last.get(side) == named)):
            self.ledger.label(sentence)  # "Ingen stemte mot.", or the vote names them too
            return True
        later = self._is_of_next(side, count, len(named) if named else None, begins=begins)
        into = self.waiting if later or last is None else last
        if side in into or (count is not None and into.get(COUNTS[side], count) != count):
            return False
        pieces = who.names if who else ()
        if count is not None:
            into[COUNTS[side]] = count
        if named:
            into[side] = named
        if has_more:  # parties have no key
            self.waiting_in = sentence if into is self.waiting else self.waiting_in
            self.understood.append(sentence)
            return False
        if into is self.waiting:
            self.waiting_in = sentence
            self.waiting_pieces += [(side, piece) for piece in pieces]
        else:
            for index, piece in enumerate(pieces):
                self.value(side, piece, index=index)
            self._parties_are_told(pieces)
        self.ledger.label(sentence)
        return True

    def _is_of_next(self, side: str, count: int | None, named: int | None, *, begins: bool) -> bool:
        """Whether those on a side, so many or the ``named``, are of the vote whose result follows."""
        last = self.written[-1] if self.written else None
        if self.waiting or last is None or side in last:
            return True
        is_smaller = last.get("resultat") == "falt" and not self.are_named_first
        many = named if count is None else count
        if begins and last.get(COUNTS[side], many if is_smaller else None) != many:
            return True
        return count is not None and last.get(COUNTS[side], count) != count

    def _on_side(self, sentence: Piece, match: re.Match[str]) -> tuple[int | None, Who | None, bool]:
        """How many a sentence says were on a side, who these were, and whether it names others than people."""
        groups = match.groupdict()
        count = number(groups["count"]) if groups.get("count") else None
        name = next((one for one in ("names", "these") if groups.get(one)), None)
        named = sentence.part(*match.span(name)) if name else None
        if named and count is None and (counted := _COUNTED.fullmatch(named.raw)):
            count = number(counted["n"] or counted["n2"])
            whose = next((one for one in ("who", "who2") if counted[one]), None)
            named = named.part(*counted.span(whose)) if whose else None
        who = read_names(named, self.proposals.known) if named else None
        if not named or (who and not who.groups):
            return count, who, False
        return (count, None, True) if name and _COUNTED.fullmatch(match[name]) else (None, None, True)

    def _parties_are_told(self, names: Sequence[Piece]) -> None:
        """Take a sentence whose parties are just those of the people who are now named."""
        if self.parties_of is None:
            return
        sentence, parties = self.parties_of
        theirs = {self.proposals.known.party_of(one.text) or "" for one in names}
        every = all(any(same_party(one, party) for one in theirs) for party in parties)
        if every and all(any(same_party(one, party) for party in parties) for one in theirs):
            self.ledger.label(sentence)
            self.parties_of = None

    def _place(self) -> Where:
        return (*self.where, "votering", len(self.written) - 1)

    def value(self, key: str, *pieces: Piece, index: int | None = None) -> None:
        """Say where a value of the last vote, or one of its names, stands on the paper."""
        where = (*self._place(), key) if index is None else (*self._place(), key, index)
        self.ledger.value(where, *pieces)
