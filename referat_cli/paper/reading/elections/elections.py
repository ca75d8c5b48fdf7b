"""Elections in a case: who was elected to what, how, and the votes that the candidates had."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from referat_cli.model.names import fold
from referat_cli.model.problem import Where
from referat_cli.paper.reading.elections.beside import (
    take_above,
    tell_beside,
    tell_election,
    write_beside,
    write_form,
    write_own_votes,
)
from referat_cli.paper.reading.elections.candidates import (
    GOT,
    WITH_VOTES,
    is_held,
    most_voted,
    read_counted,
    read_standing,
    read_votes,
    write_candidates,
)
from referat_cli.paper.reading.elections.chosen import read_chosen
from referat_cli.paper.reading.elections.offices import (
    ENUMERATOR,
    OfficeAbove,
    is_election,
    is_office,
    is_substitute,
    office_above,
    office_last,
    office_of_title,
    with_predecessor,
)
from referat_cli.paper.reading.elections.sentences import (
    CHOSEN,
    DECIDED,
    DECIDED_AS,
    DECIDED_TO,
    ELECTED,
    ELECTED_BY,
    ELECTED_WITH,
    HEADING,
    HOW_ELECTED,
    IN_WRITING,
    JOINED,
    LISTED,
    LOT,
    NOBODY,
    ONLY_ELECTED,
    PROPOSED_AS,
    PROPOSED_TO,
    PUT_UP,
    STOOD_FOR,
    SUBSTITUTES,
    WITH_SUBSTITUTE,
    each_elected,
    form_told,
    is_put_up,
)
from referat_cli.paper.reading.elections.tables import ElectionTable, election_table, take_heading
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.who import Known, Who, read_names
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.numerals import number
from referat_cli.paper.reading.words.phrases import Phrase
from referat_cli.paper.reading.words.sentences import LONGEST, sentences


@dataclass
class ElectionReader:
    """What reads the elections of a case into its record."""

    case: dict[str, Any]
    where: Where
    ledger: Ledger
    known: Known
    # Candidates with their votes, and the sentences that tell of them, until another says what they stood for.
    waiting: list[tuple[Piece, int | None]] = field(default_factory=list)
    waiting_in: list[Piece] = field(default_factory=list)
    blank: int | None = None
    # Sentences that say who was proposed for what, until another says that they were elected.
    proposed: list[Piece] = field(default_factory=list)
    # The line that says what those below it were elected to, and the place of that election once it is written.
    above: OfficeAbove | None = None
    under: int | None = None
    # The last election, where a line told the votes of those who stood and another may tell who was elected.
    stood: dict[str, Any] | None = None
    # How those were elected that are told of below a line: "Følgende ble valgt ved akklamasjon:".
    form: Piece | None = None

    def head(self, words: Piece) -> None:
        """Note how those below a line were elected, where it ends with a heading that says so; others end that."""
        last = (sentences(words) or [words])[-1].stripped()
        found = HEADING.fullmatch(last.raw)
        self.form = form_told(last, found) if found else None

    def stand_under(self, line: Piece, *, is_heading: bool) -> bool:
        """Note a line that says what those below it were elected to; whether it is one. Other headings end that."""
        found = office_above(line, is_heading=is_heading)
        if found or is_heading:
            self.above, self.under = found, None
        return found is not None

    def read_person(self, line: Piece, *, stood: bool) -> bool:
        """Read somebody on a line below the heading of those who were elected, or of those who ``stood`` for it."""
        found = WITH_VOTES.fullmatch(line.raw) or GOT.fullmatch(line.raw)
        who = read_names(line.part(*found.span("name")) if found else line, self.known)
        if self.above is None or who is None or len(who.names) != 1 or who.groups:
            return False
        name, votes = who.names[0], number(found["votes"]) if found and found["votes"] else None
        if self.under is None and stood:
            self.waiting.append((name, votes))
            self.waiting_in.append(line)
            return True
        if self.under is None:
            self.under = self._begin_under(self.above)
        place = (*self.where, "valg", self.under)
        entry = self.case["valg"][self.under]
        if not stood:
            elected = entry.setdefault("valgt", [])
            elected.append(self.ledger.value((*place, "valgt", len(elected)), name))
        candidates = entry.get("kandidater", [])
        if (stood or votes is not None) and name.text not in [one["navn"] for one in candidates]:
            told = {"navn": self.ledger.value((*place, "kandidater", len(candidates), "navn"), name)}
            entry["kandidater"] = [*candidates, told | ({} if votes is None else {"stemmer": votes})]
        self.ledger.label(line)
        return True

    def _begin_under(self, above: OfficeAbove) -> int:
        """Write the election that the line above is of, with the candidates that were told before; its place."""
        under = len(self.case.setdefault("valg", []))
        place = (*self.where, "valg", under)
        entry: dict[str, Any] = {"verv": self.ledger.value((*place, "verv"), above.office)}
        self.case["valg"].append(entry)
        take_above(above, self.ledger)
        if self.waiting:
            self._candidates(entry, place)
        return under

    @property
    def _titled(self) -> Piece | str:
        """What an election was to, where no sentence says it: the line above, who stood before, or the title."""
        if self.stood is not None and not self.above:
            return str(self.stood["verv"])
        return self.above.office if self.above else office_of_title(str(self.case.get("tittel", "")))

    def read(self, sentence: Piece, *, listed: bool) -> bool:
        """Read a sentence; ``listed`` is whether it stands under the heading of elections."""
        if len(sentence.raw) > LONGEST:
            return False
        sentence = self._without_enumerator(sentence)
        match = (LISTED.fullmatch(sentence.raw) or office_last(sentence)) if listed else None
        if (
            ((listed or self.case.get("valg")) and sentence.line.kind != "item" and self._more(sentence))
            or self._several(sentence)
            or self._matches(sentence, ELECTED)
            or (match is not None and (self._with_votes(sentence, match) or self._elected(sentence, match)))
        ):
            return True
        titled = self._put_up_to(sentence) or self._titled
        if (titled and self._matches(sentence, (CHOSEN,), titled)) or self._are_elected(sentence):
            return True
        is_of_election = listed or titled or is_election(str(self.case.get("tittel", "")))
        return bool(is_of_election) and self.await_candidates(sentence)

    def _without_enumerator(self, sentence: Piece) -> Piece:
        """A sentence without the letter or the number that it has among several elections, which is taken."""
        found = ENUMERATOR.match(sentence.raw)
        if found is None:
            return sentence
        self.ledger.label(sentence.part(0, found.end()))
        return sentence.part(found.end())

    def _put_up_to(self, sentence: Piece) -> Piece | None:
        """What those were put up for last whom a sentence says were elected; None where it names anybody else."""
        last = self.proposed[-1] if self.proposed and not self.above else None
        put_up, match = PROPOSED_AS.fullmatch(last.raw) if last else None, CHOSEN.fullmatch(sentence.raw)
        if not last or not put_up or not match:
            return None
        chosen = read_chosen(sentence.part(*match.span("names" if match["names"] else "names2")), self.known)
        if not chosen or not all(name.raw in put_up["names"] for name in chosen.names):
            return None
        self.proposed = [one for one in self.proposed if one.line is not last.line]
        return last.part(*put_up.span("office"))

    def _matches(self, sentence: Piece, patterns: Sequence[Phrase], titled: Piece | str = "") -> bool:
        """Read a sentence of one of some forms, at the end of which a substitute may be named."""
        tail = WITH_SUBSTITUTE.search(sentence.raw)
        who = read_names(sentence.part(*tail.span("names")), self.known) if tail else None
        own = sentence.part(0, tail.start()) if tail and who and not who.groups else sentence
        for pattern in patterns:
            match = pattern.fullmatch(own.raw)
            if match and self._elected(own, match, titled):
                if own is not sentence and who:
                    self._write_substitutes(who.names)
                    self.ledger.label(sentence.part(own.end - sentence.start))
                return True
        return False

    def _are_elected(self, sentence: Piece) -> bool:
        """Read that those who were proposed before were elected: "Vedtak: Valgt ved akklamasjon"."""
        only = ONLY_ELECTED.fullmatch(sentence.raw)
        if not only:
            if is_put_up(sentence.raw) and sentence not in self.proposed:
                self.proposed.append(sentence)
            return False
        proposed, self.proposed = self.proposed, []
        read = [self.read_proposed(one) for one in proposed]
        if self.above and self.waiting and not proposed:
            read.append(self._all_who_stood(self.above))
        if not read or not all(read):
            return False
        for entry in self.case["valg"][-len(read) :] if only["form"] else ():
            entry.setdefault("form", only["form"])
        self.ledger.label(sentence)
        return True

    def _all_who_stood(self, above: OfficeAbove) -> bool:
        """Write that all who were put forward below a line were elected."""
        stood, self.waiting, self.waiting_in = self.waiting, [], [*self.waiting_in]
        self.under = self._begin_under(above)
        place = (*self.where, "valg", self.under, "valgt")
        elected = [self.ledger.value((*place, at), name) for at, (name, _votes) in enumerate(stood)]
        self.case["valg"][self.under]["valgt"] = elected
        self.ledger.label(*self.waiting_in)
        self.waiting_in = []
        return True

    def _several(self, sentence: Piece, patterns: Sequence[Phrase] = ELECTED) -> bool:
        """Read two who were elected to an office each: "Som leder ble valgt Kari Moe, og som referent Ola Lie."."""
        every = each_elected(sentence, patterns)
        if not all(read_chosen(one.part(*to.span("names")), self.known) for one, to in every[1:]):
            return False
        for at, (one, to) in enumerate(every):
            if at:
                self.ledger.label(Piece(one.line, every[at - 1][0].end, one.start))
            if not self._elected(one, to):
                return False
        return bool(every)

    def read_decided(self, sentence: Piece, *, listed: bool) -> bool:
        """Read a sentence of a decision, which may also say it as a rule: "Kari Moe velges som leder."."""
        if len(sentence.raw) > LONGEST:
            return False
        sentence = self._without_enumerator(sentence)
        if self.case.get("valg") and self._more(sentence):
            return True
        titled = self._titled
        return self._matches(sentence, (DECIDED_AS, DECIDED_TO, *ELECTED, *((LISTED,) if listed else ()))) or bool(
            titled and self._matches(sentence, (CHOSEN, DECIDED), titled)
        )

    def read_proposed(self, sentence: Piece) -> bool:
        """Read who was proposed for what, in a case whose decision says no more than that they were elected."""
        if len(sentence.raw) > LONGEST:
            return False
        titled = self._titled
        return (
            self._several(sentence, (PROPOSED_AS,))
            or self._matches(sentence, (PROPOSED_AS, PROPOSED_TO))
            or bool(titled and self._matches(sentence, (PUT_UP,), titled))
        )

    def read_joined(self, words: Piece) -> bool:
        """Read who was elected to what in the same sentence as another: "… og Siv Nes som nestleder"."""
        match = JOINED.fullmatch(words.raw)
        return match is not None and self._elected(words, match)

    def read_table(self, rows: Sequence[SourceLine]) -> ElectionTable | None:
        """Read the table that rows begin with; what else it tells than who was elected to what stays untaken."""
        table = election_table(rows, self.known)
        for office, chosen in table.elected if table else ():
            elections = self.case.setdefault("valg", [])
            place = (*self.where, "valg", len(elections))
            elections.append({"verv": office.text, "valgt": [name.text for name in chosen.names]})
            write_form(self.form, elections[-1], place, self.ledger)
            self.ledger.place(place, office)
            if table and table.is_whole:
                self.ledger.value((*place, "verv"), office)
                for at, name in enumerate(chosen.names):
                    self.ledger.value((*place, "valgt", at), name)
                tell_beside(chosen, self.ledger)
            if {name.text for name, _votes in self.waiting} & {name.text for name in chosen.names}:
                self._candidates(elections[-1], place)
        if table and table.is_whole:
            take_heading(rows[0], self.ledger)
        return table

    def await_candidates(self, sentence: Piece) -> bool:
        """Keep the candidates that a sentence names, or the votes that they had; whether it is of no other vote."""
        if is_held(sentence):
            self.waiting_in.append(sentence)
            return False
        label = STOOD_FOR.match(sentence.raw)
        found = read_standing(sentence.part(label.end()) if label else sentence, self.known)
        if found is None or not (found.all or self.waiting):
            return False
        if label and found.all and is_office(label["office"]):
            office = sentence.part(*label.span("office"))
            self.above, self.under = OfficeAbove(sentence.part(0, label.end()), office, None, stood=True), None
        named = {name.text for name, _votes in found.all}
        self.waiting = [one for one in self.waiting if one[0].text not in named] + found.all
        self.blank = self.blank if found.blank is None else found.blank
        self.waiting_in.append(sentence)
        return not found.all

    def _with_votes(self, sentence: Piece, match: re.Match[str]) -> bool:
        """Read who stood for an office, with their votes: by these, or by what is told below, somebody was elected."""
        found = read_counted(sentence.part(*match.span("names")), self.known)
        if found is None or not is_office(match["office"]):
            return False
        elections = self.case.setdefault("valg", [])
        place = (*self.where, "valg", len(elections))
        office = sentence.part(*match.span("office")).stripped()
        self.stood = {"verv": self.ledger.value((*place, "verv"), office)}
        elections.append(self.stood)
        self.ledger.place(place, sentence)
        self.waiting, self.blank = found.all, found.blank
        self._candidates(self.stood, place)
        write_form(form_told(sentence, match) or self.form, self.stood, place, self.ledger)
        if elected := [name.text for name in most_voted(found, office.text)]:
            self.stood["valgt"] = elected
        self.ledger.label(sentence)
        tell_election(sentence, self.stood, self.ledger)
        return True

    def _of_election_before(self, who: Sequence[Piece], called: str, *, is_substitute: bool) -> bool:
        """Write which of those who stood before were elected, or who is a substitute of those elected."""
        stood, self.stood = self.stood, None
        if is_substitute:
            self._write_substitutes(who)
            return True
        names = [name.text for name in who]
        if not stood or fold(stood["verv"]) != fold(called):
            return False
        if not {one["navn"] for one in stood["kandidater"]}.issuperset(names):
            return False
        stood["valgt"] = names
        return True

    def _elected(self, sentence: Piece, match: re.Match[str], titled: Piece | str = "") -> bool:
        groups = match.groupdict()
        name = "names" if groups.get("names") else "names2"
        named = sentence.part(*match.span(name))
        chosen = read_chosen(named, self.known)
        who = chosen.names if chosen else None
        nobody = named.text.casefold() in NOBODY
        after = read_names(sentence.part(*match.span("after")), self.known) if groups.get("after") else Who()
        office = sentence.part(*match.span("office")).stripped() if groups.get("office") else None
        office, before = with_predecessor(office, self.known) if office else (None, None)
        after = before or after
        office = titled if isinstance(titled, Piece) else office
        called = office.text if office else str(titled)
        if not (who or nobody) or after is None or after.groups or not is_office(called):
            return False
        form = form_told(sentence, match) or (self.form if match.re == LISTED else None)
        entry: dict[str, Any] = {"verv": called}
        elections = self.case.setdefault("valg", [])
        is_theirs = office is not None and is_substitute(office.text, self.case, in_list=match.re == LISTED)
        if who and self._of_election_before(who, called, is_substitute=is_theirs):
            self.ledger.label(sentence)
            return True
        elections.append(entry)
        place = (*self.where, "valg", len(elections) - 1)
        self.ledger.place(place, sentence)
        if office:
            self.ledger.value((*place, "verv"), office)
        if self.above is not None and office is not None and office is titled:
            take_above(self.above, self.ledger)
            self.under = len(elections) - 1
            self.above = None if self.above.line.line is sentence.line else self.above
        write_form(form, entry, place, self.ledger)
        if self.waiting:
            self._candidates(entry, place)
        if who:
            entry["valgt"] = [self.ledger.value((*place, "valgt", at), one) for at, one in enumerate(who)]
        if chosen and len(chosen.names) == 1:
            write_beside(chosen, entry)
        is_told = write_own_votes(ELECTED_WITH.fullmatch(groups.get("more") or ""), entry)
        if after.names:
            entry["etter"] = [self.ledger.value((*place, "etter", at), one) for at, one in enumerate(after.names)]
        self._write_substitutes(chosen.substitutes if chosen else ())
        if is_told or not (groups.get("more") or groups.get("term")):
            self.ledger.label(sentence)
            tell_beside(chosen, self.ledger)
        tell_election(sentence, entry, self.ledger)
        return True

    def _more(self, sentence: Piece) -> bool:
        """What stands beside an election: the candidates, the lot, the substitutes."""
        elections = self.case.get("valg")
        if not elections:
            return False
        entry, place = elections[-1], (*self.where, "valg", len(elections) - 1)
        if (found := read_votes(sentence, self.known)) and "kandidater" not in entry:
            self.waiting, self.blank = found.all, found.blank
            self._candidates(entry, place)
            self.ledger.label(sentence)
            return True
        if self._own_votes(sentence, entry, place):
            return True
        if (how := HOW_ELECTED.fullmatch(sentence.raw)) and "forslag_til_vedtak" not in self.case:
            return self._told_how(sentence, how)
        match = SUBSTITUTES.fullmatch(sentence.raw)
        names = match.span("names" if match["names"] else "names2") if match else (0, 0)
        who = read_names(sentence.part(*names), self.known) if match else None
        if who is None or who.groups or "varamedlemmer" in entry:
            return False
        self._write_substitutes(who.names)
        self.ledger.label(sentence)
        return True

    def _told_how(self, sentence: Piece, match: re.Match[str]) -> bool:
        """Write how those before were elected, all of them or the last, where no other form of it is told."""
        elections, form = self.case["valg"], form_told(sentence, match)
        key = "loddtrekning" if LOT.search(match["how"]) else "form"
        if key == "form" and not any(match.group("every", "one", "verb", "verb2")) and not self._titled:
            return False  # "Enstemmig." may be of anything else that was decided
        those = [*enumerate(elections)] if match["every"] else [(len(elections) - 1, elections[-1])]
        told = [(at, entry) for at, entry in those if key not in entry]
        for at, entry in told:
            write_form(form, entry, (*self.where, "valg", at), self.ledger)
        if told:
            self.ledger.label(sentence)
        return bool(told)

    def _own_votes(self, sentence: Piece, entry: dict[str, Any], place: Where) -> bool:
        """The votes of who was elected last, then of others: "Valgt med 34 stemmer.", "Ola Lie fikk 24 stemmer."."""
        if write_own_votes(ELECTED_BY.fullmatch(sentence.raw), entry):
            self.ledger.label(sentence)
            return True
        found = read_standing(sentence, self.known)
        named = {one["navn"] for one in entry.get("kandidater", ())}
        if not found or not named or named.intersection(name.text for name, _votes in found.all):
            return False
        write_candidates(found.all, entry, place, self.ledger)
        self.ledger.label(sentence)
        return True

    def _write_substitutes(self, names: Sequence[Piece]) -> None:
        """Write who are the substitutes of those elected last, where there are any."""
        if not names:
            return
        elections = self.case["valg"]
        place = (*self.where, "valg", len(elections) - 1, "varamedlemmer")
        elections[-1]["varamedlemmer"] = [self.ledger.value((*place, at), one) for at, one in enumerate(names)]

    def _candidates(self, entry: dict[str, Any], place: Where) -> None:
        write_candidates(self.waiting, entry, place, self.ledger)
        how = next((found for piece in self.waiting_in if (found := IN_WRITING.search(piece.raw))), None)
        if how:
            entry.setdefault("form", how[0])
        if self.blank is not None:
            entry["blanke"] = self.blank
        self.ledger.label(*self.waiting_in)
        self.waiting, self.waiting_in, self.blank = [], [], None
