"""Elections in a case: who was elected to what, how, and the votes that the candidates had."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from referat_cli.i18n import _
from referat_cli.model.problem import Where
from referat_cli.paper.reading.elections.offices import (
    OfficeAbove,
    is_office,
    office_above,
    office_last,
    office_of_title,
)
from referat_cli.paper.reading.elections.tables import ElectionTable, election_table, take_heading
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.people.who import Known, Who, read_names, split_outside_brackets
from referat_cli.paper.reading.source import Piece, SourceLine
from referat_cli.paper.reading.words.attendance_words import VARA
from referat_cli.paper.reading.words.numerals import NUMBER, number
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, FOLLOWING, phrase
from referat_cli.paper.reading.words.sentences import LONGEST
from referat_cli.paper.reading.words.vote_words import VOTES

HEADING = phrase(
    r"(?:valg(?:ene)?|val|valgresultat|resultat av valget|(?:følgende|fylgjande|følgjande|desse|disse) "
    rf"{BE} (?:enstemmig )?(?:valgte?|valde)|valgt ble)\s*:?"
)
_HOW = (
    r"(?:enstemmig|einstemmig|samrøystes|ved akklamasjon|med akklamasjon|ved skriftlig valg|skriftlig|skriftleg"
    r"|ved loddtrek[nk]ing)"
)
_OFFICE = r"(?P<office>[^.,:]+?)"
_END = rf"(?:,? (?P<how>{_HOW}))?\.?"
# What a sentence says beside: for how long, and by how many.
_MORE = (
    rf"(?P<more>(?: (?:for|i) (?:{NUMBER}|eitt|ett) år)?"
    rf"(?: med {NUMBER}(?: av {NUMBER})? (?:stemmer|stemme|røyster|røyst))?)"
)
_FOR_YEARS = rf"(?P<more>,? (?:for|i) (?:{NUMBER}|eitt|ett) år)?"
# "Som leder ble valgt Kari Moe.", "Til varaordfører for 2 år ble Ola Lie valgt."
_AS = phrase(
    rf"(?:som|til) {_OFFICE}{_FOR_YEARS} {BE} (?P<early>{_HOW} )?"
    r"(?:(?:gjen)?(?:valgte?|valde?|attvald):? (?P<names>.+?)|"
    rf"(?P<names2>.+?) (?P<early2>{_HOW} )?(?:valgte?|valde?)){_END}"
)
# "Kari Moe ble enstemmig valgt til leder."
_TO = phrase(
    rf"(?P<names>.+?) {BE} (?:dermed |deretter |så )?(?P<early>{_HOW} )?(?:gjen|att)?(?:valgte?|valde?) "
    rf"(?:til|som)(?: ny)? {_OFFICE}{_MORE}{_END}"
)
# What goes on with another election: "…, og som referent Ola Lie.", "… og Ola Lie til referent."
_AND_ANOTHER = phrase(r",? og |, ")
_AS_TOO = phrase(rf"(?:som|til) (?P<office>[a-zæøå]+) (?P<names>{CAPITAL}.+?){_END}", re.NOFLAG)
_TO_TOO = phrase(rf"(?P<names>{CAPITAL}.+?) (?:som|til) (?P<office>[a-zæøå]+){_END}", re.NOFLAG)
# "Leder: Kari Moe", under the heading of elections
_LISTED = phrase(
    r"(?P<office>(?:\d\. )?[^:.]+?)(?: \((?P<form>[^()]+)\))?\s*: (?P<names>.+?)(?:, etter (?P<after>.+?))?\.?",
    re.NOFLAG,
)
# "Valgt: Kari Moe", in a case that says in its title, or in a heading, to what
_CHOSEN = phrase(
    rf"(?:(?:(?:{FOLLOWING}|desse|disse) {BE} )?(?:valgte?|vald|valde)\s*(?:{BE}\s*)?:\s*(?P<names>.+?)"
    rf"|(?P<names2>.+?) {BE} (?:dermed )?(?P<early>{_HOW} )?(?:valgte?|valde?){_MORE}){_END}"
)
# As a decision says it: "Som leder velges Kari Moe for perioden 2026–2027.", "Ola Lie vert vald til nestleiar."
_IS_ELECTED = r"(?:velges|veljast|(?:blir|vert) (?:gjen|att)?(?:valgte?|valde?)|gjenvelges|attveljast)"
_TERM = (
    r"(?:,? (?:for|fram til|frem til|til|ut|i)(?: resten av)? (?:(?:perioden|valgperioden|valperioden|åra|årene) ?)?"
    rf"(?:{NUMBER} år|[\d–-]*(?: ?år)?))?"
)
_DECIDED_AS = phrase(
    rf"(?:som|til)(?: ny(?:e|tt)?)? {_OFFICE} {_IS_ELECTED} (?:{_HOW} )?(?P<names>.+?)(?P<more>{_TERM})\.?"
)
_DECIDED_TO = phrase(
    rf"(?P<names>.+?) {_IS_ELECTED} (?:{_HOW} )?(?:til|som)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM})\.?"
)
_DECIDED = phrase(rf"(?P<names>.+?) {_IS_ELECTED}(?P<more>{_TERM})\.?")
_PROPOSED_AS = phrase(
    rf"(?:som|til)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM}) {BE} (?:foreslått|føreslått|føreslegen) "
    r"(?P<names>.+?)\.?"
)
_JOINED = phrase(rf"(?P<names>.+?) (?:til|som)(?: ny(?:e|tt)?)? {_OFFICE}(?P<more>{_TERM})\.?")
_NAMED = re.compile(r"kandidat(?:er|ar)?\s*:\s*(?P<names>.+?)\.?", re.IGNORECASE)
_GOT = phrase(rf"(?P<name>[^,]+?) (?:fikk |fekk )?(?P<votes>{NUMBER})(?: {VOTES})?")
_BETWEEN = phrase(r"\s*[,;]\s*(?:og )?| og ", re.NOFLAG)
_CANDIDATES = re.compile(r"(?:stemmer|røyster|stemmetall)\s*:\s*(?P<list>.+?)\.?", re.IGNORECASE)
_BLANK = phrase(rf"(?P<n>{NUMBER}) (?:stemte )?blan(?:k|ke|kt)(?: {VOTES})?")
_LOT = phrase(r"(?:valget ble avgjort )?ved loddtrek[nk]ing\.?")
_SUBSTITUTES = re.compile(
    rf"{VARA}\s*:\s*(?P<names>.+?)\.?",
    re.IGNORECASE,
)
# Somebody elected so is the substitute of who was elected before.
_SUBSTITUTE = phrase(rf"(?:første |1\. )?(?:personleg |personlig )?{VARA}")
_NOBODY = ("ingen", "ingen ble valgt", "ingen vart valde")


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
    # The line that says what those below it were elected to, and the place of that election once it is written.
    above: OfficeAbove | None = None
    under: int | None = None

    def stand_under(self, line: Piece, *, is_heading: bool) -> bool:
        """Note a line that says what those below it were elected to; whether it is one. Other headings end that."""
        found = office_above(line, is_heading=is_heading)
        if found or is_heading:
            self.above, self.under = found, None
        return found is not None

    def read_person(self, line: Piece, *, stood: bool) -> bool:
        """Read somebody on a line below the heading of those who were elected, or of those who ``stood`` for it."""
        found = _GOT.fullmatch(line.raw) or _WITH_VOTES.fullmatch(line.raw)
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
        self._take_above(above)
        if self.waiting:
            self._candidates(entry, place)
        return under

    def _take_above(self, above: OfficeAbove) -> None:
        """Take the line above, and note for how long the office is, for which the record has no place."""
        self.ledger.label(above.line)
        if above.term:
            why = _("står ved et verv, og er ikke tatt med i referatet")
            self.ledger.guess(above.term, f"valg: {above.office.text}", why)

    @property
    def _titled(self) -> Piece | str:
        """What an election was to, where its sentence does not say it: the line above it or the title does."""
        return self.above.office if self.above else office_of_title(str(self.case.get("tittel", "")))

    def read(self, sentence: Piece, *, listed: bool) -> bool:
        """Read a sentence; ``listed`` is whether it stands under the heading of elections."""
        if len(sentence.raw) > LONGEST:
            return False
        if (listed or self.case.get("valg")) and sentence.line.kind != "item" and self._more(sentence):
            return True
        if self._several(sentence) or any(
            (match := pattern.fullmatch(sentence.raw)) and self._elected(sentence, match) for pattern in (_AS, _TO)
        ):
            return True
        match = (_LISTED.fullmatch(sentence.raw) or office_last(sentence)) if listed else None
        if match and self._elected(sentence, match):
            return True
        titled = self._titled
        match = _CHOSEN.fullmatch(sentence.raw) if titled else None
        if match and self._elected(sentence, match, titled):
            return True
        if listed or titled:
            self.await_candidates(sentence)
        return False

    def _several(self, sentence: Piece) -> bool:
        """Read two who were elected to an office each: "Som leder ble valgt Kari Moe, og som referent Ola Lie."."""
        for between in _AND_ANOTHER.finditer(sentence.raw):
            first, second = sentence.part(0, between.start()), sentence.part(between.end())
            one = _AS.fullmatch(first.raw) or _TO.fullmatch(first.raw)
            other = _AS_TOO.fullmatch(second.raw) or _TO_TOO.fullmatch(second.raw)
            if one and other and self._chosen(second.part(*other.span("names"))) and self._elected(first, one):
                self.ledger.label(sentence.part(*between.span()))
                return self._elected(second, other)
        return False

    def read_decided(self, sentence: Piece) -> bool:
        """Read a sentence of a decision, which may also say it as a rule: "Kari Moe velges som leder."."""
        if len(sentence.raw) > LONGEST:
            return False
        if self.case.get("valg") and self._more(sentence):
            return True
        for pattern in (_DECIDED_AS, _DECIDED_TO, _AS, _TO):
            match = pattern.fullmatch(sentence.raw)
            if match and self._elected(sentence, match):
                return True
        titled = self._titled
        match = _CHOSEN.fullmatch(sentence.raw) or _DECIDED.fullmatch(sentence.raw) if titled else None
        return bool(match and self._elected(sentence, match, titled))

    def read_proposed(self, sentence: Piece) -> bool:
        """Read who was proposed for what, in a case whose decision says no more than that they were elected."""
        match = _PROPOSED_AS.fullmatch(sentence.raw) if len(sentence.raw) <= LONGEST else None
        return match is not None and self._elected(sentence, match)

    def read_joined(self, words: Piece) -> bool:
        """Read who was elected to what in the same sentence as another: "… og Siv Nes som nestleder"."""
        match = _JOINED.fullmatch(words.raw)
        return match is not None and self._elected(words, match)

    def read_table(self, rows: Sequence[SourceLine]) -> ElectionTable | None:
        """Read the table that rows begin with; what else it tells than who was elected to what stays untaken."""
        table = election_table(rows, self.known)
        for office, names in table.elected if table else ():
            elections = self.case.setdefault("valg", [])
            place = (*self.where, "valg", len(elections))
            elections.append({"verv": office.text, "valgt": [name.text for name in names]})
            self.ledger.place(place, office)
            if table and table.is_whole:
                self.ledger.value((*place, "verv"), office)
                for at, name in enumerate(names):
                    self.ledger.value((*place, "valgt", at), name)
        if table and table.is_whole:
            take_heading(rows[0], self.ledger)
        return table

    def await_candidates(self, sentence: Piece) -> None:
        """Keep the candidates that a sentence names, or the votes that they had."""
        match = _NAMED.fullmatch(sentence.raw)
        votes = _CANDIDATES.fullmatch(sentence.raw)
        piece = sentence.part(*match.span("names")) if match else sentence.stripped(".")
        piece = sentence.part(*votes.span("list")) if votes else piece
        found = self._read_candidates(piece)
        if found is None or found[1] is not None or not found[0]:
            return
        if match is None and any(votes is None for _name, votes in found[0]):
            return
        named = {name.text for name, _votes in found[0]}
        self.waiting = [one for one in self.waiting if one[0].text not in named] + found[0]
        self.waiting_in.append(sentence)

    def _elected(self, sentence: Piece, match: re.Match[str], titled: Piece | str = "") -> bool:
        groups = match.groupdict()
        name = "names" if groups.get("names") else "names2"
        named = sentence.part(*match.span(name))
        who = self._chosen(named)
        nobody = named.text.casefold() in _NOBODY
        after = read_names(sentence.part(*match.span("after")), self.known) if groups.get("after") else Who()
        office = sentence.part(*match.span("office")).stripped() if groups.get("office") else None
        office = titled if isinstance(titled, Piece) else office
        called = office.text if office else str(titled)
        if not (who or nobody) or after is None or after.groups or not is_office(called):
            return False
        form = self._form(sentence, match)
        entry: dict[str, Any] = {"verv": called}
        elections = self.case.setdefault("valg", [])
        if who and office and self._is_substitute(office.text):
            place = (*self.where, "valg", len(elections) - 1, "varamedlemmer")
            elections[-1]["varamedlemmer"] = [self.ledger.value((*place, at), one) for at, one in enumerate(who)]
            self.ledger.label(sentence)
            return True
        elections.append(entry)
        place = (*self.where, "valg", len(elections) - 1)
        self.ledger.place(place, sentence)
        if office:
            self.ledger.value((*place, "verv"), office)
        if self.above is not None and office is not None and office is titled:
            self._take_above(self.above)
            self.under = len(elections) - 1
        self._write_form(form, entry, place)
        if self.waiting:
            self._candidates(entry, place)
        if who:
            entry["valgt"] = [self.ledger.value((*place, "valgt", at), one) for at, one in enumerate(who)]
        if after.names:
            entry["etter"] = [self.ledger.value((*place, "etter", at), one) for at, one in enumerate(after.names)]
        if not groups.get("more"):
            self.ledger.label(sentence)
            self._tell_beside(named)
        self.ledger.guess(
            sentence, f"valg: {entry['verv']}: {', '.join(entry.get('valgt', [])) or '–'}", _("lest som et valg")
        )
        return True

    def _is_substitute(self, office: str) -> bool:
        """Whether somebody was elected as the substitute of those before, whose office the title of the case says."""
        titled = office_of_title(str(self.case.get("tittel", "")))
        before = self.case["valg"][-1] if self.case.get("valg") else {}
        is_of_title = bool(titled) and before.get("verv") == titled and "varamedlemmer" not in before
        return is_of_title and _SUBSTITUTE.fullmatch(office) is not None

    def _chosen(self, named: Piece) -> list[Piece] | None:
        """The names of those elected, each with what stands in brackets after it where that is no party of the list."""
        found = []
        for one in split_outside_brackets(named.stripped("."), _BETWEEN):
            bracket = re.search(r"\s*\((?P<inside>[^()]*)\)$", one.raw)
            who = read_names(one, self.known)
            if who and len(who.names) == 1 and not who.groups:
                found.append(who.names[0])
            elif bracket and _BESIDE.fullmatch(bracket["inside"]) and is_name(one.raw[: bracket.start()]):
                found.append(one.part(0, bracket.start()))
            elif bracket and read_names(one.part(0, bracket.start()), self.known):
                found.append(one)
            else:
                return None
        return found if len({one.text for one in found}) == len(found) else None

    def _tell_beside(self, named: Piece) -> None:
        """Note what brackets say beside somebody who was elected, which the record has no place for."""
        for one in re.finditer(r"\((?P<inside>[^()]*)\)", named.raw):
            if _BESIDE.fullmatch(one["inside"]):
                why = _("står ved en som ble valgt, og er ikke tatt med i referatet")
                self.ledger.guess(named.part(*one.span()), f"valgt: {named.raw[: one.start()].strip()}", why)

    def _write_form(self, form: Piece | None, entry: dict[str, Any], place: Where) -> None:
        if form is not None and re.search("loddtrek", form.text):
            entry["loddtrekning"] = True
        elif form is not None:
            entry["form"] = self.ledger.value((*place, "form"), form)

    def _form(self, sentence: Piece, match: re.Match[str]) -> Piece | None:
        for name in ("form", "how", "early", "early2"):
            if match.groupdict().get(name):
                piece = sentence.part(*match.span(name)).stripped()
                word = re.match(r"(?:ved|med)\s+", piece.raw)
                return piece.part(word.end()) if word else piece
        return None

    def _more(self, sentence: Piece) -> bool:
        """What stands beside an election: the candidates, the lot, the substitutes."""
        elections = self.case.get("valg")
        if match := _CANDIDATES.fullmatch(sentence.raw):
            found = self._read_candidates(sentence.part(*match.span("list")))
            if found is None or not elections or "kandidater" in elections[-1]:
                return False
            self.waiting, blank = found
            entry, place = elections[-1], (*self.where, "valg", len(elections) - 1)
            self._candidates(entry, place)
            if blank is not None:
                entry["blanke"] = blank
            self.ledger.label(sentence)
            return True
        if not elections:
            return False
        entry, place = elections[-1], (*self.where, "valg", len(elections) - 1)
        if _LOT.fullmatch(sentence.raw) and "loddtrekning" not in entry:
            entry["loddtrekning"] = True
            self.ledger.label(sentence)
            return True
        match = _SUBSTITUTES.fullmatch(sentence.raw)
        who = read_names(sentence.part(*match.span("names")), self.known) if match else None
        if who is None or who.groups or "varamedlemmer" in entry:
            return False
        entry["varamedlemmer"] = [
            self.ledger.value((*place, "varamedlemmer", at), one) for at, one in enumerate(who.names)
        ]
        self.ledger.label(sentence)
        return True

    def _read_candidates(self, piece: Piece) -> tuple[list[tuple[Piece, int | None]], int | None] | None:
        found: list[tuple[Piece, int | None]] = []
        blank = None
        for one in piece.split(_BETWEEN):
            if match := _BLANK.fullmatch(one.raw):
                blank = number(match["n"])
                continue
            match = _GOT.fullmatch(one.raw)
            name = one.part(*match.span("name")) if match else one
            who = read_names(name, self.known)
            if who is None or len(who.names) != 1 or who.groups:
                return None
            found.append((who.names[0], number(match["votes"]) if match else None))
        return found, blank

    def _candidates(self, entry: dict[str, Any], place: Where) -> None:
        entry["kandidater"] = []
        for at, (name, votes) in enumerate(self.waiting):
            told: dict[str, Any] = {"navn": self.ledger.value((*place, "kandidater", at, "navn"), name)}
            if votes is not None:
                told["stemmer"] = votes
            entry["kandidater"].append(told)
        self.ledger.label(*self.waiting_in)
        self.waiting, self.waiting_in = [], []


_WITH_VOTES = phrase(rf"(?P<name>[^(),:]+?)\s*\((?P<votes>{NUMBER}) {VOTES}\)")
STOOD = phrase(rf"(?:{FOLLOWING}|desse|disse) (?:stilte|stilde|stod|sto) til val(?:g)?\s*:?|kandidat(?:er|ar)\s*:?")
# What brackets after somebody who was elected say of the election, and not of who it is.
_BESIDE_ONCE = (
    rf"(?:(?:(?:gjen|att|ny)?(?:valgt|vald)(?: for| med)? )?{NUMBER} (?:{VOTES}|år)|gjenvalgt?"
    r"|attvald?|attval|ny(?:valg|valgt|vald)?|(?:ikke |ikkje )?på valg?|(?:ved )?akklamasjon|enstemmig|samrøystes)"
)
_BESIDE = phrase(rf"{_BESIDE_ONCE}(?:, {_BESIDE_ONCE})*")
