"""The votes of a case, read sentence by sentence: how each went, what it took, and who voted what."""

from dataclasses import dataclass, field
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.model.proposals import RECOMMENDATION, letter_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece
from referat_cli.paper.reading.votes.addresses import addresses
from referat_cli.paper.reading.votes.case_proposals import ProposalsRead
from referat_cli.paper.reading.votes.counts import VoteCount, read_form
from referat_cli.paper.reading.votes.decision_headings import HEADING_OF_DECISION
from referat_cli.paper.reading.votes.majority import read_majority
from referat_cli.paper.reading.votes.of_case import VotesOfCase
from referat_cli.paper.reading.votes.on_lines import OneOfTwo, read_one_of_two, votes_on_two
from referat_cli.paper.reading.votes.pairs import read_tie, sides_of_pair, told_in_two
from referat_cli.paper.reading.votes.put_to_vote import read_pair, read_put_and_vote
from referat_cli.paper.reading.votes.reading import VoteReading, has_numbers
from referat_cli.paper.reading.votes.sentences import read_vote
from referat_cli.paper.reading.votes.several import read_both
from referat_cli.paper.reading.votes.sides import (
    COUNTS,
    LISTED,
    LOSING_SIDES,
    MINORITY,
    ON_SIDE,
    SIDE_VOTED,
    SIDES,
    SO_MANY_VOTED,
    TALLY,
    THE_DECISION,
    THEY_VOTED,
)
from referat_cli.paper.reading.votes.signs import (
    looks_like_vote,
    strip_label,
    tells_of_rejection,
    tells_only_the_order,
)
from referat_cli.paper.reading.votes.tables import VotesInTable, result_by
from referat_cli.paper.reading.words.attendance_words import PRESENT
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.vote_words import RESULT, VOTING

_NO_RESULT = phrase(r"resultatet er ikk(?:e|je) ført\.?")
_ENTITLED = phrase(
    r"(?:(?:det (?:var|er)(?: da| dermed| nå| no)?|(?:da|dermed|etter dette|nå|no) (?:var|er) det|antall|talet på) )?"
    rf"(?:(?P<n>{NUMBER}) )?"
    r"(?:stemmeberettigede?|stemmeberettigete|røysteberettiga|voterende|røystande|med (?:røysterett|stemmerett)|"
    rf"(?:representantar|representanter|medlemmer|medlemer|delegater) (?:var )?{PRESENT}"
    rf"(?: (?:ved|under) {VOTING})?)(?: {PRESENT})?"
    rf"(?: (?:under|ved|i) (?:behandling(?:en)?|handsaming(?:a)?|{VOTING})"
    rf"(?: av (?:saken|saka|denne saken))?)?(?:\s*:\s*(?P<n2>{NUMBER}))?\.?"
)
_RESULT_ALONE = phrase(rf"{RESULT}\.?")
_DERMED = phrase(r"\b(?:dermed|såleis|således|altså|med dette)\b")


@dataclass
class VoteReader:
    """What reads the votes of one case into its record, at ``where``."""

    proposals: ProposalsRead
    where: Where
    ledger: Ledger
    # Whether the sentence stands after another of its line that is not understood: then it may be about that.
    follows_other_words: bool = False
    trial: bool = False
    # The vote that a table was read as last: the sentence after it may say its result again.
    of_table: dict[str, Any] | None = None
    # How many voted for each of what stands on lines of its own, with those lines.
    apart: list[OneOfTwo] = field(default_factory=list)
    votes: VotesOfCase = field(init=False)

    def __post_init__(self) -> None:
        self.votes = VotesOfCase(self.proposals, self.where, self.ledger)

    def read(self, sentence: Piece) -> bool:
        """Read a sentence; whether all its words are now taken."""
        if len(sentence.raw) > _LONGEST_LIST:
            return False
        bare, _trial = strip_label(sentence)
        if one := read_one_of_two(bare, self.proposals):
            self.apart.append(one)
            return False
        self._write_two()
        before = len(self.votes.written)
        is_read = any(
            read(sentence if read in (self._vote, self._set_up) else bare)
            for read in (
                self._order,
                self._entitled,
                self._without_result,
                self._majority,
                self.votes.wait_with_form,
                self._result_alone,
                self._tally,
                self._tie,
                self.votes.wait_with_even,
                self.votes.decide_by_casting,
                self._listed,
                self._vote,
                self._side_voted,
                self._they_voted,
                self._so_many_voted,
                self._set_up,
            )
        )
        if is_read:
            self.ledger.label(sentence)  # "Votering:" before it too
        elif len(self.votes.written) == before and not (self.votes.pair or self.votes.form or self.votes.waiting):
            self.proposals.is_vote_lost = self.proposals.is_vote_lost or looks_like_vote(bare.raw)
        return is_read

    def leads_up(self, sentence: Piece) -> bool:
        """Whether a sentence is taken, or only says how people voted in the next, or what majority that takes."""
        return self.ledger.is_taken(sentence) or bool(read_majority(sentence) or read_form(sentence))

    def read_in_two(self, first: Piece, second: Piece) -> Piece | None:
        """Read the vote that two sentences tell together; both as one, None where they tell no such vote."""
        both, before = told_in_two(first, second), len(self.votes.written)
        if both:
            self.read(both)
        return both if len(self.votes.written) > before else None

    def _entitled(self, sentence: Piece) -> bool:
        match = _ENTITLED.fullmatch(sentence.raw)
        name = next((one for one in ("n", "n2") if match and match[one]), None)
        case, key = self.proposals.case, "stemmeberettigede"
        if not match or not name or (key in case and self.votes.written):
            return False
        if key in case:  # somebody came, or left the case
            why = _("det sto {first} før det; det siste før voteringen er tatt").format(first=case[key])
            self.ledger.guess(sentence, f"{key}: {match[name]}", why)
        case[key] = number(match[name])
        self.ledger.value((*self.where, key), sentence.part(*match.span(name)))
        self.ledger.label(sentence)
        return True

    def _without_result(self, sentence: Piece) -> bool:
        """That a paper does not say what a vote came to."""
        if not _NO_RESULT.fullmatch(sentence.raw):
            return False
        if self.votes.pair:
            first, second, announced = self.votes.pair
            self.votes.write(VoteReading(first, second, None, VoteCount(), None), announced)
        if not self.votes.written or "resultat" in self.votes.written[-1]:
            return False
        self.ledger.label(sentence)
        return True

    def _result_alone(self, sentence: Piece) -> bool:
        """What the vote before on the same line came to: "Forslag 1: 5 for, 2 mot. Vedtatt."."""
        vote = self.votes.written[-1] if self.votes.written else None
        if vote is None or "resultat" in vote or not self._is_line_of(vote, sentence):
            return False
        if not _RESULT_ALONE.fullmatch(sentence.raw):
            return False
        vote["resultat"] = "falt" if tells_of_rejection(sentence.raw) else "vedtatt"
        self.ledger.label(sentence)
        return True

    def _majority(self, sentence: Piece) -> bool:
        needed = read_majority(sentence)
        if needed is None:
            return False
        if needed.share:
            return self.votes.needs(needed)
        self.ledger.label(sentence)
        return True

    def _tie(self, sentence: Piece) -> bool:
        """That two had as many votes: which was adopted, the next sentence says."""
        bare, _trial = strip_label(sentence)
        tie = read_tie(bare, self.proposals)
        if tie is None or self.votes.waiting:
            return False
        self.votes.set_up(tie.on, tie.against, sentence)
        self.votes.waiting, self.votes.waiting_in = dict(tie.numbers), sentence
        return False

    def _write_two(self) -> None:
        """Write the vote of two lines that each say how many voted for one."""
        told, self.apart = self.apart, []
        readings = votes_on_two(told, self.proposals) if not self.votes.waiting else []
        for reading, one in zip(readings, told, strict=False):
            self.votes.pair = None
            self.votes.write(reading, one.piece)
        if readings:
            self.ledger.label(*(one.piece for one in told))

    def _set_up(self, sentence: Piece) -> bool:
        """A sentence that only says what was set against each other: it is understood when another says who won."""
        found = read_pair(sentence, self.proposals)
        if found:
            self.votes.set_up(*found, sentence)
            self.proposals.speak_of(found[0] if not found[1] else ())
            others = {letter_of(one) for side in found for one in side} - {RECOMMENDATION}
            if found[1] and len(others) == 1:
                (self.proposals.recent,) = others  # "forslaget" in the next is the one beside the recommendation
        return False

    def _vote(self, sentence: Piece) -> bool:
        bare, _trial = strip_label(sentence)
        if put := read_put_and_vote(bare, self.proposals):
            self.votes.write(put, sentence)
            return not put.counted.keeps
        reading = read_vote(sentence, self.proposals)
        if reading is None or (reading := self._completed(reading, sentence)) is None:
            return self._several(sentence)
        if reading.result is None and not reading.counted.values:
            self.votes.set_up(reading.on, reading.against, sentence)
            return False
        if self._is_said_already(reading, sentence):
            self.ledger.label(sentence)
            return True
        self.votes.write(reading, sentence)
        return not reading.counted.keeps

    def _order(self, sentence: Piece) -> bool:
        if tells_only_the_order(sentence.raw):
            self.ledger.label(sentence)
            return True
        return False

    def _several(self, sentence: Piece) -> bool:
        told = read_both(sentence, self.proposals)
        for reading, part in told:
            self.votes.write(reading, part)
        if not told or any(reading.counted.keeps for reading, _part in told):
            return False
        self.ledger.label(sentence)
        return True

    def _completed(self, reading: VoteReading, sentence: Piece) -> VoteReading | None:
        """A reading with what the sentences before it said: what was set against each other, who had voted."""
        if (
            reading.recalled and self.votes.pair and not self.votes.pair[1]
        ):  # "Det ble stemt over innstillingen. Enstemmig vedtatt."
            self.ledger.label(self.votes.pair[2])
            return reading._replace(on=self.votes.pair[0], matter=None, recalled=False)
        if reading.recalled and self.follows_other_words:
            return None
        if reading.recalled:
            reading = reading._replace(on=self.votes.decided(reading.result, sentence), matter=None)
            if not reading.on and self.proposals.decided_otherwise:
                return reading
            if not reading.on and (self.proposals.all or self.proposals.has_recommendation):
                return None
        reading = self._set_against(reading)
        if self.trial and not reading.trial:
            reading = reading._replace(trial=True)
        return reading

    def _set_against(self, reading: VoteReading) -> VoteReading:
        """A reading with what the sentence before it set against each other, where it is of these."""
        pair = self.votes.pair
        if pair is None or not (sides := sides_of_pair(reading.on, pair[:2])):
            return reading
        on, against = sides
        if reading.against and {*map(letter_of, against)} != {*map(letter_of, reading.against)}:
            return reading
        self.ledger.label(pair[2])
        return reading._replace(on=on, against=against)

    def _is_said_already(self, reading: VoteReading, sentence: Piece) -> bool:
        """Whether a sentence only repeats how the vote before it went: "Innstillingen er dermed vedtatt."."""
        if not self.votes.written or reading.counted.minority_names or self.votes.waiting:
            return False
        vote = self.votes.written[-1]
        if reading.counted.values and not self._is_cast(vote, reading):
            return bool(HEADING_OF_DECISION.fullmatch(sentence.raw)) and has_numbers(vote, reading)
        is_again = (
            self.of_table is vote
            or "resultat" not in vote
            or not self.votes.is_result_told
            or self._is_line_of(vote, sentence)
            or _DERMED.search(sentence.text)
        )
        if not reading.on or reading.against or not is_again:
            return False
        own, other = vote.get("gjelder", []), vote.get("satt_opp_mot", [])
        result = vote.get("resultat")
        is_whole = [letter_of(one) for one in own] == list(reading.on)
        numbers = [vote[key] for key in ("for", "imot") if key in vote]
        told = reading.result if len({*numbers}) == 1 else None  # one number tells nothing, nor do two that are equal
        expected = result or told or ("falt" if numbers[:1] < numbers[1:] else "vedtatt")
        if (list(reading.on) == own or is_whole) and reading.result == expected:
            vote |= reading.counted.values
            vote.setdefault("resultat", reading.result)
            return True
        is_other_result = bool(result) and reading.result != result
        if not other and own and is_other_result and _DERMED.search(sentence.text) and not is_whole:
            other = vote["satt_opp_mot"] = list(reading.on)  # "Forslag B falt dermed": one vote was on both
        return list(reading.on) == other and is_other_result

    def _is_cast(self, vote: dict[str, Any], reading: VoteReading) -> bool:
        """Whether a sentence says what decided the tie before it: "Vedtatt med leders dobbeltstemme."."""
        is_tie = vote.get("for") is not None and vote.get("for") == vote.get("imot") and "resultat" not in vote
        return is_tie and reading.counted.values.keys() <= {"dobbeltstemme", "loddtrekning"}

    def _is_line_of(self, vote: dict[str, Any], sentence: Piece) -> bool:
        """Whether the vote before stands on the same line, with its numbers: "A mot B: 3 – 2. A vedtatt."."""
        return bool(self.votes.understood) and self.votes.understood[-1].line is sentence.line and "for" in vote

    def finish(self) -> None:
        """Write the vote whose numbers no sentence after them completes: what it came to is what was decided."""
        self._write_two()
        self.votes.write_waiting()

    def _tally(self, sentence: Piece) -> bool:
        """How many were on each side, on one line: "For: 60, mot: 4, avholdende: 2"."""
        if self.votes.waiting or not TALLY.fullmatch(sentence.raw):
            return False
        for one in ON_SIDE.finditer(sentence.raw):
            side = SIDES[" ".join(one["side"].casefold().split())]
            self.votes.waiting[COUNTS[side]] = number(one["n"])
        self.votes.waiting_in = sentence
        self.ledger.label(sentence)
        return True

    def _listed(self, sentence: Piece) -> bool:
        """Names after their side ("For: Ola Lie, Siv Nes.") of the vote before, or of one whose result follows."""
        match = LISTED.fullmatch(sentence.raw)
        if match is None:
            return False
        side = SIDES[" ".join(match["side"].casefold().split())]
        if COUNTS[side] in self.votes.waiting and {"for", "imot"} <= self.votes.waiting.keys():
            self.votes.write_waiting()  # the numbers of another vote begin
        return self.votes.put_on_side(sentence, match, side)

    def _side_voted(self, sentence: Piece) -> bool:
        match = SIDE_VOTED.fullmatch(sentence.raw)
        if match is None or not (match["count"] or match["names"]):
            return False
        if match["what"] and addresses(sentence.part(*match.span("what")), self.proposals) is None:
            return False
        side = SIDES[match["side"].casefold()]
        return self.votes.put_on_side(sentence, match, side, begins=side == "stemte_for")

    def _they_voted(self, sentence: Piece) -> bool:
        """What named people voted: "Ola Lie og Siv Nes stemte imot."."""
        match = THEY_VOTED.fullmatch(sentence.raw)
        if minority := MINORITY.fullmatch(sentence.raw) if self.votes.written else None:
            lost = "stemte_for" if self.votes.written[-1].get("resultat") == "falt" else "stemte_imot"
            return self.votes.put_on_side(sentence, minority, lost)
        side = SIDES[(match["side"] or "imot").casefold()] if match and not match["abstained"] else "avholdt_seg"
        is_of_decision = side in LOSING_SIDES and bool(self.proposals.case.get("vedtak"))
        if match is None or not (self.votes.written or is_of_decision):
            return False
        last = self.votes.written[-1] if self.votes.written else {}
        on = addresses(sentence.part(*match.span("what")), self.proposals) if match["what"] else None
        is_of_last = on is not None and list(on) == last.get("gjelder")
        if match["what"] and not is_of_last and match["what"].casefold() not in THE_DECISION:
            return False
        return self.votes.put_on_side(sentence, match, side)

    def _so_many_voted(self, sentence: Piece) -> bool:
        """How many voted for what lost, and who they were: "2 stemte for innstillingen (Ola Lie og Siv Nes)."."""
        match = SO_MANY_VOTED.fullmatch(sentence.raw)
        on = addresses(sentence.part(*match.span("what")), self.proposals) if match and self.votes.written else None
        if match is None or on is None:
            return False
        last = self.votes.written[-1]
        pair = tuple(last.get("gjelder", ())), tuple(last.get("satt_opp_mot", ()))
        sides = sides_of_pair(on, pair)
        if sides is None:
            return False
        side = "stemte_for" if (sides[0] == pair[0]) == (match["side"].casefold() == "for") else "stemte_imot"
        return self.votes.put_on_side(sentence, match, side)

    def read_table(self, table: VotesInTable, above: Piece | None) -> bool:
        """Read the votes of a table, which a line above it, or a sentence after it, says what they were on.

        Whether they are now in the record.
        """
        for vote in table.votes:
            on, against = vote.on, vote.against
            if not on and above:
                bare, _trial = strip_label(above)
                bare = bare.stripped(".:")
                on = addresses(bare, self.proposals) or ()
                if on:
                    self.ledger.label(above)
            last = self.votes.written[-1] if self.votes.written else None
            is_of_last = (
                bool(self.votes.understood) and above is not None and self.votes.understood[-1].line is above.line
            )
            if not on and is_of_last and last is not None and not {"for", "imot"} & last.keys():
                last |= vote.numbers | {key: self.proposals.known.full_names(who) for key, who in vote.names.items()}
                last.pop("enstemmig", None)
            elif not on:
                if self.votes.waiting:
                    return False
                self.votes.waiting = vote.numbers | {
                    key: self.proposals.known.full_names(who) for key, who in vote.names.items()
                }
            else:
                counted = VoteCount(dict(vote.numbers), dict(vote.names))
                counted.values |= {key: self.proposals.known.full_names(who) for key, who in vote.names.items()}
                result = vote.result or result_by(vote.numbers)
                self.votes.write(VoteReading(on, against, None, counted, result), vote.piece)  # type: ignore[arg-type]
                self.of_table = self.votes.written[-1]
        return True


# A list of more names than any council has members.
_LONGEST_LIST = 6000
